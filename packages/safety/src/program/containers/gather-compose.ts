import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path/posix';
import type { Verdict } from '@selfware/contracts';
import type { judgeCompose as JudgeCompose } from '../../container/compose/judge-compose.ts';
import { severest } from '../../policy/severity.ts';
import type { ComposeStart } from '../command-verdict.ts';
import { findComposeFiles, type ComposeFiles } from './find-compose-files.ts';

const maxBytes = 1_048_576;

/** What speaks against the Compose projects that a command would start; absent where none is started. `environment` is what programs see. */
export async function gatherCompose(
  starts: readonly ComposeStart[],
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
): Promise<Verdict | undefined> {
  const projects = starts.map((start) =>
    start.directories.flatMap((cwd) => {
      const found = findComposeFiles(start.argv, cwd);
      return found === undefined ? [] : [{ ...found, variables: start.variables }];
    }),
  );
  if (projects.flat().length === 0) return undefined;
  const { judgeCompose } = await import('../../container/compose/judge-compose.ts');
  const verdicts = await Promise.all(
    projects.map((places) =>
      judgePlaces(places.map((place) => ({ ...place, environment, judgeCompose }))),
    ),
  );
  return severest(verdicts.flat());
}

// Where `cd` may have failed, a file that is missing in one of the places is one that nothing starts there.
async function judgePlaces(places: readonly Project[]): Promise<readonly Verdict[]> {
  const judged = await Promise.all(places.map(judgeProject));
  const found = judged.filter((verdicts) => !verdicts.includes(missing));
  return (found.length === 0 ? judged : found).flat();
}

interface Project extends ComposeFiles, Pick<ComposeStart, 'variables'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly judgeCompose: typeof JudgeCompose;
}

async function judgeProject(project: Project): Promise<readonly Verdict[]> {
  const { files, isUsual, variables, environment } = project;
  const verdicts: Verdict[] = [];
  if (Object.keys({ ...environment, ...variables }).some(changesFiles)) verdicts.push(unread);
  let found: string | undefined;
  for (const path of files) {
    // The nearest directory with one is the project.
    if (isUsual && found !== undefined && dirname(path) !== found) break;
    const text = await readText(path).catch(() => undefined);
    if (text === undefined) {
      if (!isUsual) verdicts.push(missing);
      continue;
    }
    found = dirname(path);
    verdicts.push(...(await judgeFile(project, path, text)));
  }
  return verdicts;
}

async function judgeFile(
  project: Project,
  path: string,
  text: string,
): Promise<readonly Verdict[]> {
  const { directory, variablesFiles, environment, variables, judgeCompose } = project;
  const place = directory ?? dirname(path);
  const texts = [text];
  const own = await readAll(variablesFiles ?? [join(place, '.env')], variablesFiles !== undefined);
  const readNoted = async (name: string): Promise<string> => {
    const read = name === join(place, '.env') ? (own ?? '') : await readText(name);
    texts.push(read);
    return read;
  };
  const judged = await judgeCompose({
    text,
    // What is relative in it is relative to the project, wherever the file lies.
    path: join(place, basename(path)),
    readFile: readNoted,
    environment: { ...environment, ...knownOf(variables) },
  });
  // Where its own directory is another, nobody knows which of the two a further file is looked for in.
  const isElsewhere = place !== dirname(path) && /\b(?:extends|include)\b/u.test(text);
  const isUnclear =
    own === undefined || namesOtherFiles(own) || isElsewhere || reads(texts, variables);
  return isUnclear ? [judged, unread] : [judged];
}

// Several files of variables are as one, of which the last counts; absent where one that was named cannot be read.
async function readAll(paths: readonly string[], areNamed: boolean): Promise<string | undefined> {
  const texts: string[] = [];
  for (const path of paths) {
    const text = await readText(path).catch(() => undefined);
    if (text === undefined && areNamed) return undefined;
    texts.push(text ?? '');
  }
  return texts.join('\n');
}

function knownOf(variables: ComposeStart['variables']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  );
}

// What the command sets it to is known to nobody.
function reads(texts: readonly string[], variables: ComposeStart['variables']): boolean {
  const unknown = new Set(Object.keys(variables).filter((name) => variables[name] === null));
  if (unknown.size === 0) return false;
  return texts.some((text) =>
    [...text.matchAll(/\$\{?([A-Za-z_]\w*)/gu)].some(([, name = '']) => unknown.has(name)),
  );
}

function changesFiles(name: string): boolean {
  return /^COMPOSE_(?:FILE|ENV_FILES|PATH_SEPARATOR|DISABLE_ENV_FILE)$/u.test(name);
}

function namesOtherFiles(text: string): boolean {
  return /^\s*(?:export\s+)?COMPOSE_(?:FILE|ENV_FILES|PATH_SEPARATOR)\s*=/mu.test(text);
}

const unread: Verdict = {
  decision: 'deny',
  rule: 'compose-unreadable',
  reason: 'A file or a variable of this Compose project cannot be read.',
};

// An object of its own, since it is told apart by identity.
const missing: Verdict = { ...unread };

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) throw new RangeError('this is no file that a person wrote');
  return bytes.toString('utf8');
}
