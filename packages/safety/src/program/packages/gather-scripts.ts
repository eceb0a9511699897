import { open } from 'node:fs/promises';
import { dirname } from 'node:path/posix';
import { parseJson, type JsonValue } from '@selfware/contracts';
import type { CommandFacts } from '../judge-command-options.ts';

// A longer file is read by nobody here, and its scripts stay unknown.
const maxBytes = 262_144;
const maxDepth = 32;
const maxLevels = 64;

/** Looks up the scripts of the nearest package.json from `cwd` up to the workspace. Empty: there is none, or it cannot be read. */
export async function gatherScripts(
  cwd: string,
  workspace: string,
): Promise<Pick<CommandFacts, 'scripts' | 'scriptsDirectory'>> {
  let directory = cwd;
  for (let level = 0; level < maxLevels && isInside(directory, workspace); level += 1) {
    const text = await readText(`${directory}/package.json`);
    if (text === 'unreadable') return {};
    if (text !== undefined) return scriptsOf(text, directory);
    if (directory === workspace || directory === '/') return {};
    directory = dirname(directory);
  }
  return {};
}

function isInside(directory: string, workspace: string): boolean {
  return directory === workspace || directory.startsWith(workspace === '/' ? '/' : `${workspace}/`);
}

async function readText(path: string): Promise<string | undefined> {
  try {
    await using handle = await open(path, 'r');
    const bytes = new Uint8Array(maxBytes);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytesRead === bytes.length
      ? 'unreadable'
      : new TextDecoder().decode(bytes.subarray(0, bytesRead));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? undefined : 'unreadable';
  }
}

function scriptsOf(
  text: string,
  scriptsDirectory: string,
): Pick<CommandFacts, 'scripts' | 'scriptsDirectory'> {
  const parsed = parseJson(text.replace(/^\uFEFF/u, ''), { maxLength: maxBytes, maxDepth });
  if (!parsed.ok || !isObject(parsed.value)) return {};
  const { scripts = {} } = parsed.value;
  if (!isObject(scripts)) return {};
  const texts = Object.entries(scripts).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { scripts: Object.fromEntries(texts), scriptsDirectory };
}

function isObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
