import { Buffer } from 'node:buffer';
import type { SecretCase } from '../secret-case.ts';

const encoded = (text: string): string => Buffer.from(text).toString('base64');
const first = encoded('hunter2!x-and-more');
const second = encoded('another value');

/** Cases of Secret manifests. */
export const kubernetesSecretCases: readonly SecretCase[] = [
  {
    rule: 'kubernetes-secret-values',
    positives: [
      { text: `apiVersion: v1\nkind: Secret\ndata:\n  password: ${first}\n`, hidden: first },
      {
        text: `kind: Secret\nmetadata:\n  name: a\n  namespace: b\ntype: Opaque\ndata:\n  # base64\n  key: ${first}`,
        hidden: first,
      },
      { text: `kind: "secret"\ndata:\n\tkey: "${first}"\n`, hidden: first },
      {
        text: `kind: Secret\ndata:\n  one: ${first}\n  two: ${second}\n`,
        hidden: `${first}\n  two: ${second}`,
      },
      `kind: Secret\nmetadata:\n  name: a\ndata:\n  .dockercfg: |\n    ${first}\n`,
    ],
    negatives: [
      `kind: ConfigMap\ndata:\n  greeting: hello\n`,
      `kind: Secret\nmetadata:\n  name: a\ndata: {}\n`,
      `kind: Secret\ndata:\n  username: "{{ .Values.user }}"\n`,
      `kind: Secret\nmetadata:\n  name: a\n---\nkind: ConfigMap\n`,
      `kind: SecretList\nitems: []\n`,
      `kind: Secret\ndata:\n  extra: ""\n`,
    ],
  },
  {
    rule: 'kubernetes-secret-values-before',
    positives: [
      { text: `apiVersion: v1\ndata:\n  password: ${first}\nkind: Secret\n`, hidden: first },
      {
        text: `data:\n  one: ${first}\n  two: ${second}\nkind: Secret\nmetadata:\n  name: a`,
        hidden: `${first}\n  two: ${second}`,
      },
      `data:\n  # a comment\n  extra: '${first}'\nkind: 'Secret'\n`,
      `data:\n  .dockercfg: |\n    ${first}\nmetadata:\n  name: a\nkind: Secret`,
      `apiVersion: v1\ndata:\n\textra: ${first}\nkind: secret\nmetadata:\n\tname: a`,
    ],
    negatives: [
      `data:\n  greeting: aGVsbG8gd29ybGQ=\nkind: ConfigMap\n`,
      `data:\n  greeting: aGVsbG8gd29ybGQ=\n---\nkind: Secret\n`,
      `data:\n  username: "{{ .Values.user }}"\nkind: Secret\n`,
      `data: {}\nkind: Secret\n`,
      `metadata:\n  name: a\nkind: Secret\n`,
    ],
  },
];
