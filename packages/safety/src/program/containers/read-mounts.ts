import type { GivenOption } from '../options/read-options.ts';

/** A directory of the machine in a container. */
export interface BindMount {
  readonly source: string;
  /** Absolute path inside. */
  readonly target: string;
  readonly isReadOnly: boolean;
}

/** The directories of the machine that options mount; named volumes are none. An unknown value gives what it begins with. */
export function readMounts(options: readonly GivenOption[]): readonly BindMount[] {
  return options.flatMap(({ name, value }) => {
    if (value === undefined) return [];
    const text = value.kind === 'literal' ? value.text : value.prefix;
    if (name === '-v' || name === '--volume') return readVolume(text.replace(/^=/u, ''));
    if (name === '--mount') return readMount(text.replace(/^=/u, ''));
    return name === '-o' || name === '--opt' ? readDevice(text) : [];
  });
}

// `source:target:options`; what begins with no slash, dot or tilde is a volume's name.
function readVolume(text: string): readonly BindMount[] {
  const [source = '', target, modes = ''] = text.split(':');
  if (target === undefined || !isPath(source)) return [];
  const isReadOnly = modes.split(',').some((mode) => mode === 'ro' || mode === 'readonly');
  return [{ source, target, isReadOnly }];
}

function readMount(text: string): readonly BindMount[] {
  const fields = text.split(',').map((field) => field.replaceAll('"', ''));
  const valueOf = (...names: readonly string[]): string | undefined => {
    const found = fields.find((field) => names.includes(field.split('=', 1)[0] ?? ''));
    return found?.slice(found.indexOf('=') + 1);
  };
  const isReadOnly = fields.some((field) => /^(?:ro|readonly)(?:=(?:true|1))?$/u.test(field));
  const target = valueOf('target', 'dst', 'destination') ?? '/';
  // A volume of the local driver may be a directory of the machine by its option `device`.
  const devices = fields.flatMap((field) => field.split('volume-opt=device=').slice(1));
  const source = valueOf('source', 'src');
  return [...devices, ...(source === undefined ? [] : [source])]
    .filter(isPath)
    .map((path) => ({ source: path, target, isReadOnly }));
}

function readDevice(text: string): readonly BindMount[] {
  const source = /^=?device=(.*)$/su.exec(text)?.[1];
  return source !== undefined && isPath(source) ? [{ source, target: '/', isReadOnly: false }] : [];
}

function isPath(source: string): boolean {
  return /^[/.~\\]|^[A-Za-z]:/u.test(source);
}
