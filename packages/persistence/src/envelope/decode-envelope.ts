import { failed, ok, parseJson, type JsonValue, type Result } from '@selfware/contracts';
import {
  envelopeFormats,
  maxHeaderBytes,
  type Envelope,
  type EnvelopeFailure,
  type EnvelopeHeader,
  type Protection,
} from './envelope.ts';
import { digestEnvelope, sha256 } from './encode-envelope.ts';

const firstLine = /^selfware-envelope ([1-9]\d{0,3}) ([0-9a-f]{64})\n/;
const firstLineBytes = 96;

/** How an envelope is opened. */
export interface DecodeOptions {
  /** Whether a sealed payload is given out; absent means that it is a later format. */
  readonly sealed?: boolean;
}

/** Opens an envelope; nothing of it is believed before its checksums hold. Bytes without an envelope are never taken for an older form. */
export function decodeEnvelope(
  bytes: Uint8Array,
  { sealed = false }: DecodeOptions = {},
): Result<Envelope, EnvelopeFailure> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [line, format, digest] =
    firstLine.exec(buffer.subarray(0, firstLineBytes).toString('latin1')) ?? [];
  if (line === undefined || format === undefined || digest === undefined)
    return failed({ code: 'not-an-envelope' });
  const body = buffer.subarray(line.length);
  if (digestEnvelope(format, body) !== digest) return failed({ code: 'checksum' });
  const isKnown =
    Number(format) === envelopeFormats.none || (sealed && Number(format) === envelopeFormats.vault);
  if (!isKnown) return failed({ code: 'newer-format', format: Number(format) });
  return decodeBody(body, digest, Number(format) === envelopeFormats.vault ? 'vault' : 'none');
}

function decodeBody(
  body: Buffer,
  digest: string,
  protection: Protection,
): Result<Envelope, EnvelopeFailure> {
  const end = body.subarray(0, maxHeaderBytes).indexOf(0x0a);
  const parsed = parseJson(body.toString('utf8', 0, Math.max(0, end)), {
    maxLength: maxHeaderBytes,
    maxDepth: 1,
  });
  const measured = parsed.ok ? readHeader(parsed.value, protection) : undefined;
  if (measured === undefined) return failed({ code: 'header' });
  const payload = body.subarray(end + 1);
  const isMeasured = measured.length === payload.length && measured.sha256 === sha256(payload);
  return isMeasured
    ? ok({ header: measured.header, payload, protection, digest })
    : failed({ code: 'checksum' });
}

interface MeasuredHeader {
  readonly header: EnvelopeHeader;
  readonly length: number;
  readonly sha256: string;
}

const keyCount = 8;

function readHeader(value: JsonValue, expected: Protection): MeasuredHeader | undefined {
  if (!isRecord(value) || Object.keys(value).length !== keyCount) return undefined;
  const {
    kind,
    version,
    generation,
    created,
    previous,
    length,
    sha256: hash,
    protection,
  } = value as Readonly<Record<string, JsonValue | undefined>>;
  if (typeof kind !== 'string' || typeof hash !== 'string' || protection !== expected)
    return undefined;
  if (!isCount(version) || !isCount(generation) || !isTime(created) || !isTime(length))
    return undefined;
  if (previous !== null && typeof previous !== 'string') return undefined;
  return { header: { kind, version, generation, created, previous }, length, sha256: hash };
}

function isRecord(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: JsonValue | undefined): value is number {
  return isTime(value) && value >= 1;
}

function isTime(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
