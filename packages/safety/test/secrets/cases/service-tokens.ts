import type { SecretCase } from '../secret-case.ts';
import { tokenCase } from '../token-case.ts';
import { fillShape } from '../made-up-letters.ts';

/** Cases of tokens of services. */
export const serviceTokenCases: readonly SecretCase[] = [
  tokenCase('hugging-face-token', 'hf_~L34'),
  tokenCase('groq-key', 'gsk_~A52'),
  tokenCase('xai-key', 'xai-~A80'),
  tokenCase('perplexity-key', 'pplx-~A48'),
  tokenCase('replicate-token', 'r8_~A37'),
  tokenCase('openrouter-key', 'sk-or-v1-~H64'),
  tokenCase('nvidia-key', 'nvapi-~A64'),
  tokenCase('databricks-token', 'dapi~H32'),
  tokenCase('langsmith-key', 'lsv2_pt_~H32_~H10'),
  tokenCase('pinecone-key', 'pcsk_~A6_~A63'),
  tokenCase('tavily-key', 'tvly-~A32'),
  tokenCase('google-oauth-secret', 'GOCSPX-~A28'),
  tokenCase('google-access-token', 'ya29.~A80'),
  tokenCase('aws-bedrock-key', 'ABSK~A120'),
  tokenCase('slack-app-token', 'xapp-1-~U11-~D13-~H64'),
  tokenCase('slack-webhook', 'hooks.slack.com/services/T~U10/B~U10/~A24'),
  tokenCase('discord-webhook', 'discord.com/api/webhooks/~D18/~A68'),
  tokenCase('stripe-webhook-secret', 'whsec_~A32'),
  tokenCase('square-token', 'sq0atp-~A22'),
  tokenCase('braintree-token', 'access_token$production$~L16$~H32'),
  tokenCase('mailgun-key', 'key-~H32'),
  tokenCase('docker-token', 'dckr_pat_~A27'),
  tokenCase('rubygems-key', 'rubygems_~H48'),
  tokenCase('crates-token', 'cio~A32'),
  tokenCase('nuget-key', 'oy2~L43'),
  tokenCase('artifactory-key', 'AKCp~A69'),
  tokenCase('clojars-token', 'CLOJARS_~A60'),
  tokenCase('alibaba-key-id', 'LTAI~A20'),
  tokenCase('facebook-token', 'EAAC~A120'),
  tokenCase('flutterwave-key', 'FLWSECK_TEST-~H32-X'),
  tokenCase('azure-client-secret', 'abc8Q~~A34'),
  tokenCase('telegram-bot-token', '1~D9:AA~A33'),
  tokenCase('mailchimp-key', '~H32-us12'),
  tokenCase('twilio-key', 'SK~H32'),
  {
    rule: 'aws-secret-key',
    positives: [1, 2, 3, 4, 5].map((seed) => {
      const hidden = fillShape('~A40', seed);
      const name = [
        'aws_secret_access_key',
        'AWS_SECRET_KEY',
        'secretAccessKey',
        '"secret_access_key"',
      ][seed % 4];
      return { text: `${String(name)}${seed % 2 === 0 ? ': "' : '='}${hidden}\n`, hidden };
    }),
    negatives: [
      'aws_secret_access_key = ${AWS_SECRET}',
      'secretAccessKey: process.env.KEY',
      `secret_access_key=${'x'.repeat(40)}`,
      'aws_secret_access_key=""',
      'the secret access key is in the vault',
    ],
  },
  {
    rule: 'discord-bot-token',
    positives: [1, 2, 3, 4, 5, 6, 7].map((seed) => {
      // By itself where it begins with the number of a bot.
      const hidden = fillShape(seed > 5 ? 'MTk4~A20.~A6.~A38' : 'M~A23.~A6.~A38', seed);
      const before = seed > 5 ? 'saw ' : seed % 2 === 0 ? 'DISCORD_TOKEN=' : 'Authorization: Bot ';
      return { text: `${before}${hidden}\n`, hidden };
    }),
    negatives: [
      'discord.js',
      'Bot xxxxxxxx.yyyy.zzzz',
      'the bot 1.2.3 began',
      'discord token: <token>',
      'bot = new Bot()',
    ],
  },
  {
    rule: 'facebook-app-token',
    positives: [1, 2, 3, 4, 5].map((seed) => {
      const hidden = fillShape(seed % 2 === 0 ? '13~D13|~A27' : '14~D14%7C~A27', seed);
      return { text: `graph ${hidden} now`, hidden };
    }),
    negatives: [
      '123456789012345|abc',
      '130874276261258 | rows of the table that is long',
      fillShape('13~D10|~A27', 6),
      fillShape('x13~D13|~A27', 7),
      fillShape('13~D13:~A27', 8),
    ],
  },
];
