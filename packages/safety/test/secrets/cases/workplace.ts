import { fillShape } from '../made-up-letters.ts';
import type { SecretCase } from '../secret-case.ts';
import { tokenCase } from '../token-case.ts';

/** Cases of the tokens of workplace, content and business services. */
export const workplaceCases: readonly SecretCase[] = [
  tokenCase('atlassian-token', 'ATATT3~W186', 'ATCTT3~W100'),
  tokenCase('linear-token', 'lin_api_~A40', 'lin_oauth_~H64'),
  tokenCase('notion-token', 'ntn_~D11~A35'),
  tokenCase('notion-legacy-token', 'secret_~A43'),
  tokenCase('figma-token', 'figd_~W42'),
  tokenCase('airtable-token', 'pat~A14.~H64'),
  tokenCase('asana-token', '1/~D16:~H32', '2/~D16/~D16:~H32'),
  tokenCase('postman-key', 'PMAK-~H24-~H34'),
  tokenCase('clickup-token', 'pk_~D8_~U32'),
  tokenCase('hubspot-token', 'pat-na1-~H8-~H4-~H4-~H4-~H12', 'pat-eu1-~H8-~H4-~H4-~H4-~H12'),
  tokenCase('dropbox-token', 'sl.~W140', 'sl.u.~W180'),
  tokenCase('contentful-token', 'CFPAT-~A43'),
  tokenCase('mapbox-token', 'sk.eyJ~A70.~A22', 'pk.eyJ~A70.~A22'),
  tokenCase('launchdarkly-key', 'sdk-~H8-~H4-4~H3-~H4-~H12', 'mob-~H8-~H4-4~H3-~H4-~H12'),
  tokenCase('typeform-token', 'tfp_~A44_~A14'),
  tokenCase('easypost-key', 'EZAK~A54', 'EZTK~A54'),
  tokenCase('shippo-token', 'shippo_live_~H40', 'shippo_test_~H40'),
  tokenCase('duffel-token', 'duffel_live_~A43', 'duffel_test_~A43'),
  tokenCase('frame-io-token', 'fio-u-~A64'),
  tokenCase('readme-key', 'rdme_~L70'),
  tokenCase('adafruit-key', 'aio_~A28'),
  tokenCase('yandex-key', 'AQVN~A36', 'y0_~A56', 't1.~A40.~A86'),
  tokenCase('brevo-key', 'xkeysib-~H64-~A16', 'xsmtpsib-~H64-~A16'),
  tokenCase('intercom-token', 'dG9rO~A55='),
  tokenCase('trello-token', 'ATTA~H64BCD41234'),
  tokenCase('adobe-client-secret', 'p8e-~A32'),
  tokenCase('canva-secret', 'cnvca~A48'),
  tokenCase(
    'plaid-token',
    'access-production-~H8-~H4-~H4-~H4-~H12',
    'access-sandbox-~H8-~H4-~H4-~H4-~H12',
  ),
  tokenCase('posthog-key', 'phx_~A43'),
  tokenCase('resend-key', 're_~A8_~A24'),
  {
    ...tokenCase('webhook-automation', 'maker.ifttt.com/trigger/on/with/key/~A24'),
    positives: [
      'hooks.zapier.com/hooks/catch/~D7/~L8/',
      'hook.make.com/~L32',
      'hook.make.com/~L28',
      'maker.ifttt.com/trigger/on/with/key/~A24',
      'a.webhook.office.com/webhookb2/~H32@~H32/IncomingWebhook/~H32/~H32',
    ].map((shape, seed) => `https://${fillShape(shape, seed + 1)}`),
  },
  {
    ...tokenCase('freemius-secret', "'secret_key' => 'sk_~A29'"),
    positives: [1, 2, 3, 4, 5].map((seed) => fillShape("'secret_key' => 'sk_~A29',", seed)),
  },
];
