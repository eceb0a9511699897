import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

describe('clients of clouds', () => {
  it.each([
    'aws --version',
    'terraform -help',
    'terraform fmt -check',
    'pulumi version',
    'packer --version',
    'rclone version',
    'doctl --help',
    'eksctl --version',
    'heroku --version',
    'vault --version',
  ])('allows %s, which reaches nobody', (command) => {
    expect(decide(command)).toBe('allow');
  });

  it.each([
    ['aws s3 ls', 'uses-network'],
    ['terraform --version', 'uses-network'],
    ['terraform version', 'uses-network'],
    ['gcloud version', 'outside-workspace'],
    ['gcloud --version', 'unknown-argument'],
    ['bq --help', 'unknown-argument'],
    ['gsutil version', 'outside-workspace'],
    ['aws s3 rb s3://x --force', 'destroys'],
    ['aws --profile p s3 rm s3://x --recursive', 'destroys'],
    ['aws --region=r ec2 terminate-instances --instance-ids i', 'destroys'],
    ['aws secretsmanager get-secret-value --secret-id x', 'reads-environment'],
    ['gcloud compute instances delete x', 'destroys'],
    ['gcloud --project=p projects delete x', 'destroys'],
    ['gcloud run deploy', 'pushes'],
    ['az group delete -n x', 'destroys'],
    ['terraform destroy', 'destroys'],
    ['terraform -chdir x apply -auto-approve', 'destroys'],
    ['terraform plan', 'runs-code'],
    ['terraform fmt a.tf', 'writes'],
    ['terraform fmt', 'unpacks'],
    ['terraform state rm x', 'destroys'],
    ['pulumi destroy --yes', 'destroys'],
    ['ansible-playbook a.yml', 'runs-code'],
    ['gsutil rm -r gs://x', 'destroys'],
    ['gsutil -m rm -r gs://x', 'destroys'],
    ['rclone purge r:x', 'destroys'],
    ['heroku apps:destroy x', 'destroys'],
    ['heroku config', 'reads-environment'],
    ['flyctl apps destroy x', 'destroys'],
    ['fly deploy', 'pushes'],
    ['doctl compute droplet delete x', 'destroys'],
  ])('asks for %s by the rule %s', (command, rule) => {
    expect(decide(command)).toBe('ask');
    expect(rulesOf(command)).toContain(rule);
  });
});
