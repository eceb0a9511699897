import type { GivenOption, ReadArguments } from '../options/read-options.ts';
import type { WordValue } from '../words/word-value.ts';

/** A directory of the machine in a container. */
export interface BindMount {
  readonly source: string;
  /** Absolute path inside. */
  readonly target: string;
  readonly isReadOnly: boolean;
}

/** The directories of the machine that a container gets; named volumes are none. An unknown value gives what it begins with. */
export function readMounts({
  options,
  operands,
}: Pick<ReadArguments, 'options' | 'operands'>): readonly BindMount[] {
  const [image] = operands;
  const isDirectory = options.some(({ name }) => name === '--rootfs');
  const root = isDirectory && image !== undefined ? readRoot(textOf(image)) : [];
  return [...root, ...options.flatMap(readOption)];
}

function readOption({ name, value }: GivenOption): readonly BindMount[] {
  if (value === undefined) return [];
  const text = textOf(value);
  if (name === '-v' || name === '--volume') return readVolume(text.replace(/^=/u, ''));
  if (name === '--mount') return readMount(text.replace(/^=/u, ''));
  return name === '-o' || name === '--opt' ? readDevice(text) : [];
}

function textOf(value: WordValue): string {
  return value.kind === 'literal' ? value.text : value.prefix;
}

// podman takes a directory in the place of an image; with `:O` it writes into a layer of its own.
function readRoot(text: string): readonly BindMount[] {
  const [source = '', ...modes] = text.split(':');
  return [{ source, target: '/', isReadOnly: modes.join(':').split(',').includes('O') }];
}

// `source:target:options`; what begins with no slash, dot or tilde is a volume's name.
function readVolume(text: string): readonly BindMount[] {
  const [source = '', target, modes = ''] = text.split(':');
  if (target === undefined || !isPath(source)) return [];
  const isReadOnly = modes.split(',').some((mode) => mode === 'ro' || mode === 'readonly');
  return [{ source, target, isReadOnly }];
}

function readMount(text: string): readonly BindMount[] {
  const fields = text.split(',').map(readField);
  const valuesOf = (...names: readonly string[]): readonly string[] =>
    fields.flatMap(([name, value]) => (names.includes(name) ? [value] : []));
  const switches = valuesOf('ro', 'readonly');
  // The engine takes the last of several; whoever writes several hides one.
  const isReadOnly =
    switches.length > 0 && switches.every((value) => /^(?:true|t|1|)$/iu.test(value));
  const isBind = valuesOf('type').some((type) => type.toLowerCase() === 'bind');
  const target = valuesOf('target', 'dst', 'destination').at(-1) ?? '/';
  // A volume of the local driver may be a directory of the machine by its option `device`.
  const devices = valuesOf('volume-opt').flatMap((option) =>
    /^device=/iu.test(option) ? [option.slice('device='.length)] : [],
  );
  return [...devices, ...valuesOf('source', 'src')]
    .filter((source) => isBind || isPath(source))
    .map((path) => ({ source: path, target, isReadOnly }));
}

function readField(field: string): readonly [string, string] {
  const plain = field.replaceAll('"', '').trim();
  const cut = plain.indexOf('=');
  if (cut < 0) return [plain.toLowerCase(), ''];
  return [plain.slice(0, cut).trim().toLowerCase(), plain.slice(cut + 1).trim()];
}

function readDevice(text: string): readonly BindMount[] {
  const source = /^=?device=(.*)$/su.exec(text)?.[1];
  return source !== undefined && isPath(source) ? [{ source, target: '/', isReadOnly: false }] : [];
}

function isPath(source: string): boolean {
  // No name of a volume holds a slash.
  return /^[.~\\]|^[A-Za-z]:|\//u.test(source);
}
