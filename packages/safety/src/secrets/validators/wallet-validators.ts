import { decodeBase58, isBase58Check } from './base-58.ts';
import { isBech } from './is-bech.ts';
import { keccak256 } from './keccak.ts';
import type { Validator } from './validator.ts';

type WalletValidatorName =
  | 'base58check'
  | 'bech-checksum'
  | 'ethereum-checksum'
  | 'not-one-digit'
  | 'solana-key'
  | 'word-list-phrase';

/** Checks of addresses and keys of wallets. */
export const walletValidators: { readonly [name in WalletValidatorName]: Validator } = {
  base58check: isBase58Check,
  'bech-checksum': isBech,
  'ethereum-checksum': isEthereumAddress,
  'not-one-digit': (text) => new Set(text.slice(2).toLowerCase()).size > 6,
  'solana-key': (text) => decodeBase58(text)?.length === 32,
  // Many different words; sentences repeat their small ones.
  'word-list-phrase': (text) => {
    const words = text.toLowerCase().split(' ');
    return (
      words.every((word) => !commonWords.has(word)) && new Set(words).size * 10 >= words.length * 9
    );
  },
};

// None of these is in the English list of BIP-39.
const commonWords: ReadonlySet<string> = new Set(
  'and are was were has had for from but not the this its with your you our they them which would could should into been being each any may'.split(
    ' ',
  ),
);

// EIP-55: a letter is a capital where the hash of the lower-case address has a digit of 8 or more.
function isEthereumAddress(text: string): boolean {
  const address = text.slice(2);
  const lower = address.toLowerCase();
  if (address === lower || address === address.toUpperCase()) return false;
  const hash = keccak256(Buffer.from(lower));
  return Array.from(address).every((letter, index) => {
    const isCapital = Number.parseInt(hash.charAt(index), 16) >= 8;
    return letter === (isCapital ? letter.toUpperCase() : letter.toLowerCase());
  });
}
