import { Buffer } from 'node:buffer';

/** Whether a base64 text is a user and a password with a colon between (RFC 7617), neither of them filled in later. */
export function decodesAsBasic(text: string): boolean {
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  const printable = decoded.replaceAll(/[^ -~]/gu, '');
  return (
    decoded.length >= 3 &&
    decoded.includes(':') &&
    printable.length * 10 >= decoded.length * 9 &&
    !/\$\{|\{\{/u.test(decoded)
  );
}
