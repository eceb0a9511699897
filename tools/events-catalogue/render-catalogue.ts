import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

interface Channel {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly string[];
}

/** The page of all diagnostics channels, made from the types in contracts. */
export function renderCatalogue(eventsDirectory: string): string {
  const packages = readdirSync(eventsDirectory)
    .filter((name) => name !== 'event.ts' && /^[a-z-]+\.ts$/u.test(name))
    .sort();
  const sections = packages.flatMap((name) => {
    const channels = readChannels(readFileSync(join(eventsDirectory, name), 'utf8'));
    if (channels.length === 0) return [];
    return [`## ${name.replace(/\.ts$/u, '')}`, ...channels.map(renderChannel)].join('\n\n');
  });
  return `${[introduction, ...sections].join('\n\n')}\n`;
}

const introduction = `# Events

Every package publishes what it does on \`node:diagnostics_channel\`. Publishing costs nothing while nobody listens. Each message also has \`at\`: milliseconds since the Unix epoch.

This page is generated from \`packages/contracts/src/events/\` by \`node tools/events-catalogue/write-catalogue.ts\`.`;

function renderChannel({ name, description, fields }: Channel): string {
  const lines = fields.map((field) => `- \`${field}\``);
  return [`### \`${name}\``, description, ...(lines.length === 0 ? [] : [lines.join('\n')])].join(
    '\n\n',
  );
}

function readChannels(text: string): readonly Channel[] {
  const file = ts.createSourceFile('events.ts', text, ts.ScriptTarget.Latest, true);
  return file.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ members }) => [...members])
    .filter(ts.isPropertySignature)
    .filter(({ name }) => ts.isStringLiteral(name))
    .map((member) => ({
      name: (member.name as ts.StringLiteral).text,
      description: documentationOf(member),
      fields: fieldsOf(member.type),
    }));
}

function fieldsOf(type: ts.TypeNode | undefined): readonly string[] {
  if (type === undefined) return [];
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(fieldsOf);
  if (!ts.isTypeLiteralNode(type)) return [];
  return type.members.map((member) => {
    const words = documentationOf(member);
    const field = member
      .getText()
      .replace(/^readonly /u, '')
      .replace(/;$/u, '')
      .replaceAll(/\s+/gu, ' ');
    return words === '' ? field : `${field}: ${words}`;
  });
}

function documentationOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).at(-1)?.comment;
  return typeof comment === 'string' ? comment.replaceAll(/\s+/gu, ' ') : '';
}
