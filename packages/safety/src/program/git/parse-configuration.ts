import type { SettingKey } from './setting-kind.ts';

/** One line of a configuration. */
export interface Setting {
  readonly key: SettingKey;
  readonly value: string;
}

const header = /^\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/u;
const assignment = /^([A-Za-z][\w-]*)[ \t]*(=?)/u;

/** Reads a configuration as git does: sections, quotes, escapes, lines that go on. Absent: git would refuse it. */
export function parseConfiguration(text: string): readonly Setting[] | undefined {
  const settings: Setting[] = [];
  let section: Omit<SettingKey, 'name'> | undefined;
  let rest = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  for (;;) {
    rest = rest.replace(/^\s+/u, '');
    if (rest === '') return settings;
    if (rest.startsWith('#') || rest.startsWith(';')) {
      rest = afterLine(rest);
      continue;
    }
    const [opening, name = '', subsection] = header.exec(rest) ?? [];
    if (opening !== undefined) {
      section = sectionOf(name, subsection);
      rest = rest.slice(opening.length);
      continue;
    }
    const [start, variable = '', equals] = assignment.exec(rest) ?? [];
    if (start === undefined || section === undefined) return undefined;
    const read =
      equals === '=' ? readValue(rest.slice(start.length)) : noValue(rest.slice(start.length));
    if (read === undefined) return undefined;
    settings.push({ key: { ...section, name: variable.toLowerCase() }, value: read.value });
    rest = read.rest;
  }
}

function afterLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? '' : text.slice(end + 1);
}

function sectionOf(name: string, subsection: string | undefined): Omit<SettingKey, 'name'> {
  if (subsection !== undefined)
    return { section: name.toLowerCase(), subsection: subsection.replaceAll(/\\(.)/gu, '$1') };
  // The older spelling `[section.sub]`, whose subsection is in small letters.
  const dot = name.indexOf('.');
  const lower = name.toLowerCase();
  return dot === -1
    ? { section: lower }
    : { section: lower.slice(0, dot), subsection: lower.slice(dot + 1) };
}

interface ReadValue {
  readonly value: string;
  readonly rest: string;
}

function noValue(text: string): ReadValue | undefined {
  return /^(?:$|[#;\n])/u.test(text) ? { value: 'true', rest: afterLine(text) } : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  b: '\b',
  '\\': '\\',
  '"': '"',
  '\n': '',
};

function readValue(text: string): ReadValue | undefined {
  let value = '';
  let kept = 0;
  let isQuoted = false;
  let index = 0;
  for (; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\n') break;
    if (character === '\\') {
      index += 1;
      const meant = escapes[text.charAt(index)];
      if (meant === undefined) return undefined;
      value += meant;
      kept = value.length;
    } else if (character === '"') {
      isQuoted = !isQuoted;
      kept = value.length;
    } else if (!isQuoted && (character === '#' || character === ';')) {
      index = text.length - afterLine(text.slice(index)).length - 1;
      break;
    } else if (isQuoted || !/\s/u.test(character)) {
      value += character;
      kept = value.length;
    } else if (value !== '') value += character;
  }
  return isQuoted ? undefined : { value: value.slice(0, kept), rest: text.slice(index + 1) };
}
