import type { SecretCase } from '../secret-case.ts';
import { tokenCase } from '../token-case.ts';

/** Cases of the tokens of vendors. */
export const vendorTokenCases: readonly SecretCase[] = [
  tokenCase('github-token', 'ghp_~A36'),
  tokenCase('github-fine-grained-token', 'github_pat_~A22_~A59'),
  tokenCase('npm-token', 'npm_~A36'),
  tokenCase('gitlab-token', 'glpat-~A20'),
  tokenCase('aws-access-key-id', 'AKIA~U16'),
  tokenCase('google-api-key', 'AIza~A35'),
  tokenCase('openai-key', 'sk-~A20T3BlbkFJ~A20'),
  tokenCase('anthropic-key', 'sk-ant-api03-~W93AA'),
  tokenCase('slack-token', 'xoxb-~D12-~D12-~A24'),
  tokenCase('stripe-key', 'sk_live_~A24'),
  tokenCase('sendgrid-key', 'SG.~A22.~A43'),
  tokenCase('pypi-token', 'pypi-AgEIcHlwaS5vcmc~A80'),
  tokenCase('shopify-token', 'shpat_~H32'),
];
