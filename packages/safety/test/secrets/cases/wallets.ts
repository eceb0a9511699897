import { createHash } from 'node:crypto';
import type { SecretCase } from '../secret-case.ts';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const ripple = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

// Told again here, the other way round: bytes to letters.
function base58(bytes: Uint8Array, letters = alphabet): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = letters.charAt(Number(value % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return letters.charAt(0).repeat(zeros) + text;
}

function checked(
  prefix: readonly number[],
  size: number,
  seed: string,
  letters = alphabet,
): string {
  const body = Buffer.concat([
    sha256(Buffer.from(seed)),
    sha256(Buffer.from(`${seed}+`)),
    sha256(Buffer.from(`${seed}-`)),
  ]);
  const payload = Buffer.concat([Buffer.from(prefix), body.subarray(0, size)]);
  return base58(Buffer.concat([payload, sha256(sha256(payload)).subarray(0, 4)]), letters);
}

// Another letter at the end: the checksum is wrong.
const broken = (text: string): string => text.slice(0, -1) + (text.endsWith('q') ? 'z' : 'q');

const around = (make: (seed: string) => string, before = ''): SecretCase['positives'] =>
  ['%', '"%",', 'to: %\n', '<b>%</b>', 'see % now'].map((frame, index) => {
    const hidden = make(String(index));
    return { text: before + frame.replace('%', hidden), hidden };
  });

const bitcoin = (seed: string): string => checked([Number(seed) % 2 === 0 ? 0 : 5], 20, seed);
const ofCoin = (seed: string): string =>
  seed === '1'
    ? checked([0], 20, seed, ripple)
    : checked([Number(seed) % 2 === 0 ? 48 : 30], 20, seed);
// Compressed ones say so with one byte more.
const wif = (seed: string): string =>
  Number(seed) % 2 === 0 ? checked([128], 32, seed) : compressed(seed);
function compressed(seed: string): string {
  const payload = Buffer.concat([Buffer.from([128]), sha256(Buffer.from(seed)), Buffer.from([1])]);
  return base58(Buffer.concat([payload, sha256(sha256(payload)).subarray(0, 4)]));
}
const extended = (seed: string): string => checked([4, 136, 173, 228], 74, seed);
// Published examples: BIP-173, BIP-350, EIP-55.
const bechs = [
  ['bc1q', 'w508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['tb1q', 'w508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'],
  ['BC1Q', 'W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'],
  ['bc1p', '0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'],
  ['tb1p', 'qqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c'],
].map((parts) => parts.join(''));
const ethereum = [
  ['0x5aAeb6053F3E94C9b9A0', '9f33669435E7Ef1BeAed'],
  ['0xfB6916095ca1df60bB79', 'Ce92cE3Ea74c37c5d359'],
  ['0xdbF03B407c01E7cD3CBe', 'a99509d93f8DDDC8C6FB'],
  ['0xD1220A0cf47c7B9Be7A2', 'E6BA89F429762e7b9aDb'],
  ['0x52908400098527886E0F', '7030069857D2E4169EE7'],
].map((parts) => parts.join(''));
const hex = (seed: string): string => sha256(Buffer.from(seed)).toString('hex').slice(0, 40);
const monero = (seed: string): string =>
  `4${String(Number(seed) % 10)}${base58(Buffer.concat([sha256(Buffer.from(seed)), sha256(Buffer.from(`${seed}1`)), sha256(Buffer.from(`${seed}2`))])).slice(0, 93)}`;
const solana = (seed: string): string =>
  base58(Buffer.concat([Buffer.from([200]), sha256(Buffer.from(seed)).subarray(1)]));
const words = (count: number, from: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      [
        'ocean',
        'puzzle',
        'rabbit',
        'silver',
        'tunnel',
        'velvet',
        'window',
        'yellow',
        'zebra',
        'anchor',
        'basket',
        'candle',
        'dragon',
        'engine',
        'forest',
        'garden',
        'hammer',
        'island',
        'jungle',
        'kitten',
        'ladder',
        'magnet',
        'needle',
        'orange',
        'pencil',
      ][(index + from) % 25],
  ).join(' ');

/** Cases of addresses and keys of wallets. */
export const walletCases: readonly SecretCase[] = [
  {
    rule: 'bitcoin-address',
    positives: around(bitcoin),
    negatives: [
      broken(bitcoin('1')),
      broken(bitcoin('2')),
      `x${bitcoin('3')}`,
      `${bitcoin('4')}q`,
      '1a2b3c4d5e6f7a8b9c1d2e3f4a5b6c7d',
    ],
  },
  {
    rule: 'bech-address',
    positives: bechs.map((hidden) => ({ text: `pay ${hidden} now`, hidden })),
    negatives: [
      ...bechs.slice(0, 3).map((one) => one.slice(0, -2) + one.slice(-1) + one.slice(-2, -1)),
      'bc1qar0srrr7xfkvy',
      'abc1qpzry9x8gf2tvdw0s3jn54khce6mua7l',
    ],
  },
  {
    rule: 'coin-address',
    positives: [
      ...around(ofCoin, 'litecoin '),
      ...around((seed) => checked([30], 20, `d${seed}`), 'DOGE wallet '),
    ],
    negatives: [
      `litecoin ${broken(ofCoin('1'))}`,
      `wallet ${broken(ofCoin('2'))}`,
      `donate ${broken(ofCoin('3'))}`,
      'the wallet keeps theNameOfSomeVeryLongVariable',
      'btc price 64000',
    ],
  },
  {
    rule: 'ethereum-address',
    positives: [
      ...ethereum.slice(0, 4).map((hidden) => ({ text: `to ${hidden}.`, hidden })),
      { text: `{"to":"${ethereum[0] ?? ''}"}`, hidden: ethereum[0] ?? '' },
    ],
    negatives: [
      ...ethereum.slice(0, 2).map((one) => one.slice(0, -1) + (one.endsWith('d') ? 'D' : '0')),
      '0x' + hex('1'),
      '0xdeadBEEF',
      `0x${hex('2')}00`,
    ],
  },
  {
    rule: 'ethereum-address-in-context',
    positives: [
      ...around((seed) => `0x${hex(seed)}`, 'eth address '),
      {
        text: `wallet: ${ethereum[4] ?? ''}`.toLowerCase(),
        hidden: (ethereum[4] ?? '').toLowerCase(),
      },
    ],
    negatives: [
      `commit 0x${hex('3')}`,
      'address 0x0000000000000000000000000000000000000000',
      'address 0x7fff5fbff8c0',
      'contract 0xdead',
      `eth0 at ${hex('4')}`,
    ],
  },
  {
    rule: 'monero-address',
    positives: around(monero, 'monero '),
    negatives: [
      `hash ${monero('1')}`,
      `monero ${monero('2').slice(0, 60)}`,
      `xmr x${monero('3')}`,
      'monero wallet of 2026',
      `donate 4C${monero('4').slice(2)}`,
    ],
  },
  {
    rule: 'solana-address',
    positives: around(solana, 'solana '),
    negatives: [
      `id ${solana('1')}`,
      `solana ${solana('2').slice(0, 30)}`,
      'solana theNameOfAVeryLongVariableInCodeOfSomebody',
      `solana x0${solana('3')}`,
      'solana 1.18.4',
    ],
  },
  {
    rule: 'wallet-private-key',
    positives: around(wif),
    negatives: [
      broken(wif('1')),
      broken(wif('2')),
      `x${wif('3')}`,
      `${wif('4')}q`,
      '5JustSomeWordsThatAreNoKeyAtAllButAreLongEnough1234',
    ],
  },
  {
    rule: 'wallet-extended-key',
    positives: around(extended),
    negatives: [
      broken(extended('1')),
      broken(extended('2')),
      `x${extended('3')}`,
      'xprv and xpub',
      `xpub${extended('4').slice(4)}`,
    ],
  },
  {
    rule: 'wallet-mnemonic',
    positives: [
      { text: `mnemonic: ${words(12, 0)}`, hidden: words(12, 0) },
      { text: `MNEMONIC="${words(24, 1)}"`, hidden: words(24, 1) },
      { text: `my seed phrase is "${words(12, 5)}".`, hidden: words(12, 5) },
      { text: `recovery phrase\t${words(15, 2)}\n`, hidden: words(15, 2) },
      { text: `"seed_phrase": "${words(18, 3)}"`, hidden: words(18, 3) },
    ],
    negatives: [
      `mnemonic: ${words(11, 0)}`,
      `mnemonic: ${words(9, 2)}`,
      'a mnemonic is a phrase of words that somebody can keep and the wallet reads',
      'mnemonic: word word word word word word word word word word word word',
      `words: ${words(12, 4)}`,
    ],
  },
];
