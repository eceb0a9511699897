import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { SecretBytes } from '@selfware/contracts';
import { SecretDisposedError, SecretLentError, SecretSourceError } from '../errors.ts';
import { findVariable } from './buffer/find-variable.ts';
import { copyToOwnMemory, moveToOwnMemory } from './buffer/own-memory.ts';
import {
  readDescriptor,
  readSecretFile,
  readSecretStream,
  type ReadSecretOptions,
} from './buffer/read-secret.ts';

const shown = '[SECRET]';
const mostEnvironment = 16_777_216;

/** A secret in memory of its own that is lent, never shown, and zeros once it is disposed of. */
export class SecretBuffer implements SecretBytes, Disposable {
  // The net below every one that nobody disposed of. It holds the memory, never the object.
  static readonly #wipeLost = new FinalizationRegistry<Buffer>((memory) => memory.fill(0));

  readonly #memory: Buffer;
  #disposed = false;

  private constructor(memory: Buffer) {
    this.#memory = memory;
    SecretBuffer.#wipeLost.register(this, memory, this);
    // Shows the same whatever the options of the inspection.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), { value: () => shown });
  }

  /** Copies the bytes; `wipeSource` leaves zeros where they were. */
  static fromBytes(
    bytes: Uint8Array,
    { wipeSource = false }: { readonly wipeSource?: boolean } = {},
  ): SecretBuffer {
    return new SecretBuffer(wipeSource ? moveToOwnMemory(bytes) : copyToOwnMemory(bytes));
  }

  /** Reads a regular file, straight into its memory; throws `safety/secret-source`, also for one that holds nothing. */
  static async fromFile(path: string, options: ReadSecretOptions = {}): Promise<SecretBuffer> {
    return SecretBuffer.#holding(await readSecretFile(path, options), path);
  }

  /**
   * Reads a variable as bytes from the block that the process was started with (Linux); undefined when it is not set or empty.
   * Throws `safety/secret-source` where there is no such file: there the value is a string already, which cannot be wiped.
   * What the block held when the process started counts, whatever `process.env` says by now; `environmentFile` is for tests.
   */
  static async fromEnvironment(
    name: string,
    environmentFile = '/proc/self/environ',
  ): Promise<SecretBuffer | undefined> {
    const block = await readSecretFile(environmentFile, { maxBytes: mostEnvironment, trim: false });
    const value = findVariable(block, name);
    const own = value && value.length > 0 ? copyToOwnMemory(value) : undefined;
    block.fill(0);
    return own && new SecretBuffer(own);
  }

  /** Reads standard input to its end, straight into its memory; nothing else may read it. Throws `safety/secret-source`, also when nothing came. */
  static async fromStandardInput(options: ReadSecretOptions = {}): Promise<SecretBuffer> {
    return SecretBuffer.#holding(
      await readDescriptor(0, 'standard input', options),
      'standard input',
    );
  }

  /** Reads a stream of bytes to its end and wipes its chunks; what the stream itself copied before stays. Throws `safety/secret-source`, also when nothing came. */
  static async fromStream(
    stream: Readable,
    options: ReadSecretOptions = {},
  ): Promise<SecretBuffer> {
    return SecretBuffer.#holding(await readSecretStream(stream, options), 'the stream');
  }

  // A key of nothing would be sent, and be looked for, as if it were one.
  static #holding(memory: Buffer, name: string): SecretBuffer {
    if (memory.length > 0) return new SecretBuffer(memory);
    throw new SecretSourceError({
      message: `expected a secret at ${name}, got nothing`,
      hint: 'write the secret there, or name where it lies',
    });
  }

  /** Lends a view until `fn` returns; throws `safety/secret-disposed`, and `safety/secret-lent` when `fn` gives a promise. */
  use<R>(fn: (view: Uint8Array) => R): R {
    if (this.#disposed)
      throw new SecretDisposedError({
        message: 'expected a secret that is still there, got one that was disposed of',
        hint: 'dispose of a secret after its last use, or read it again',
      });
    const { buffer, byteOffset, length } = this.#memory;
    const result = fn(new Uint8Array(buffer, byteOffset, length));
    if (!isThenable(result)) return result;
    // Its rejection would end the process; the error below says what matters.
    void Promise.resolve(result).catch(() => undefined);
    throw new SecretLentError({
      message: 'expected a function that returns when it has used the secret, got a promise',
      hint: 'do what needs the bytes before the first await, and return its result',
    });
  }

  /** Whether both hold the same bytes; takes as long whatever differs, lengths too. */
  equals(other: SecretBytes | Uint8Array): boolean {
    const key = randomBytes(32);
    const digest = (bytes: Uint8Array): Buffer => createHmac('sha256', key).update(bytes).digest();
    const theirs = other instanceof Uint8Array ? digest(other) : other.use(digest);
    return timingSafeEqual(this.use(digest), theirs);
  }

  /** Leaves zeros; a second time does nothing. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#memory.fill(0);
    SecretBuffer.#wipeLost.unregister(this);
  }

  /** The same as `dispose`: for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** Never the secret. */
  toString(): string {
    return shown;
  }

  /** Never the secret. */
  toJSON(): string {
    return shown;
  }

  /** Never the secret. */
  [Symbol.toPrimitive](): string {
    return shown;
  }
}

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
