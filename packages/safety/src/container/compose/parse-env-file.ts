import { ComposeFault } from './compose-fault.ts';

/** Reads the variables of a `.env` file as Compose does: `NAME=value`, `export NAME=value`, quotes, comments; what is no variable is left out. Throws `ComposeFault` where a value refers to another. */
export function parseEnvFile(text: string): ReadonlyMap<string, string> {
  if (/[\u0085\u2028\u2029]|\r(?!\n)|^[^#\n']*[^'\n]*=(?!\s*')[^#\n]*\$/mu.test(text))
    throw new ComposeFault('compose-env', 'The `.env` of the project refers to other variables.');
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/u)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s*(.*)$/u.exec(
      line.slice(0, 65_536),
    );
    if (match !== null) found.set(match[1] ?? '', valueOf(match[2] ?? ''));
  }
  return found;
}

function valueOf(text: string): string {
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/u.exec(text);
  if (quoted !== null) return quoted[2] ?? '';
  return text.replace(/\s+#.*$/u, '').trimEnd();
}
