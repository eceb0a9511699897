import { posix } from 'node:path';
import { ComposeFault, type ComposeFinding } from './compose-fault.ts';
import { withAbsolutePaths } from './absolute-paths.ts';
import { interpolateMap, type Variables } from './interpolate.ts';
import { mergeMaps, withoutMarks } from './merge-values.ts';
import {
  isList,
  isMap,
  parseCompose,
  type ComposeMap,
  type ComposeValue,
} from './parse-compose.ts';
import { parseEnvFile } from './parse-env-file.ts';

/** A Compose file and what it may refer to. */
export interface ComposeSource {
  readonly text: string;
  /** Absolute path of the file; its directory is the project. */
  readonly path: string;
  /** Reads a further file by its absolute path; rejects for one that is not there or may not be read. */
  readonly readFile: (path: string) => Promise<string>;
  /** The variables of the machine that Compose would see; absent means none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The profiles that are switched on; absent means that every service is looked at. */
  readonly profiles?: readonly string[];
}

/** A project after anchors, includes, `extends`, profiles and interpolation. */
export interface ComposeProject {
  readonly directory: string;
  readonly services: ReadonlyMap<string, ComposeMap>;
  /** Of the top level: `networks`, `volumes`, `secrets`, `configs` and whatever else there is, but services. */
  readonly top: ComposeMap;
  readonly findings: readonly ComposeFinding[];
}

const maxFiles = 50;
const maxExtends = 20;

/** Reads a whole project. Throws `ComposeFault` for whatever cannot be read for certain. */
export async function loadProject(source: ComposeSource): Promise<ComposeProject> {
  const loader = new ProjectLoader(source);
  const file = await loader.read(source.path, source.text);
  const { services, top } = await loader.assemble(file);
  const chosen = [...services].filter(([, service]) => isSwitchedOn(service, source.profiles));
  return {
    directory: posix.dirname(source.path),
    services: new Map(chosen),
    top,
    findings: loader.findings,
  };
}

interface ComposeFile {
  readonly path: string;
  readonly directory: string;
  readonly content: ComposeMap;
}

interface Assembled {
  readonly services: Map<string, ComposeMap>;
  readonly top: ComposeMap;
}

class ProjectLoader {
  readonly findings: ComposeFinding[] = [];
  readonly #source: ComposeSource;
  readonly #root: string;
  #files = 0;
  #variables: Variables | undefined;

  constructor(source: ComposeSource) {
    this.#source = source;
    this.#root = posix.dirname(source.path);
  }

  async read(path: string, text: string, directory = posix.dirname(path)): Promise<ComposeFile> {
    this.#files += 1;
    if (this.#files > maxFiles)
      throw new ComposeFault(
        'compose-unreadable',
        `It consists of over ${String(maxFiles)} files.`,
      );
    const variables = (this.#variables ??= await this.#readVariables());
    const content = interpolateMap(await parseCompose(text, path), variables);
    return { path, directory, content };
  }

  async assemble({ path, directory, content }: ComposeFile): Promise<Assembled> {
    const { services: own, include, ...rest } = content;
    const included = await this.#readIncludes(include, directory);
    const services = new Map<string, ComposeMap>();
    for (const part of included)
      for (const [name, service] of part.services) addService(services, name, service);
    const file = { path, directory, content };
    for (const name of Object.keys(isMap(own) ? own : {}))
      addService(services, name, await this.#resolveService(file, name, []));
    const top = included.reduce((below, part) => mergeMaps(below, part.top), {});
    return { services, top: mergeMaps(top, withoutMarks(rest)) };
  }

  async #readIncludes(
    include: ComposeValue | undefined,
    directory: string,
  ): Promise<readonly Assembled[]> {
    if (include === undefined) return [];
    const parts: Assembled[] = [];
    for (const entry of isList(include) ? include : [include]) {
      const paths = isMap(entry) ? entry['path'] : entry;
      if (
        isMap(entry) &&
        (entry['env_file'] !== undefined || entry['project_directory'] !== undefined)
      )
        throw new ComposeFault(
          'compose-include',
          'An include brings its own directory or variables.',
        );
      for (const path of isList(paths) ? paths : [paths]) {
        const file = await this.#open(path, directory, 'include');
        await this.#refuseOwnVariables(file.directory);
        parts.push(await this.assemble(file));
      }
    }
    return parts;
  }

  // An included file in another directory takes its variables from there.
  async #refuseOwnVariables(directory: string): Promise<void> {
    if (directory === this.#root) return;
    const own = await this.#source.readFile(posix.join(directory, '.env')).catch(emptyIfMissing);
    if (own.trim() === '') return;
    throw new ComposeFault('compose-include', 'An include brings its own directory or variables.');
  }

  async #resolveService(
    file: ComposeFile,
    name: string,
    above: readonly string[],
  ): Promise<ComposeMap> {
    const key = `${file.path}#${name}`;
    if (above.includes(key) || above.length > maxExtends)
      throw new ComposeFault('compose-extends', 'Its `extends` have no end.', `services.${name}`);
    const services = file.content['services'];
    const service = isMap(services) ? services[name] : undefined;
    if (!isMap(service))
      throw new ComposeFault('compose-extends', 'There is no such service.', `services.${name}`);
    const { extends: base, ...own } = service;
    const settled = withAbsolutePaths(own, file.directory, this.#source.environment?.['HOME']);
    if (base === undefined) return withoutMarks(settled);
    return mergeMaps(await this.#resolveBase(base, file, [...above, key]), settled);
  }

  async #resolveBase(
    base: ComposeValue,
    file: ComposeFile,
    above: readonly string[],
  ): Promise<ComposeMap> {
    const name = isMap(base) ? base['service'] : base;
    if (typeof name !== 'string')
      throw new ComposeFault('compose-extends', 'An `extends` names no service.');
    const path = isMap(base) ? base['file'] : undefined;
    const from = path === undefined ? file : await this.#open(path, file.directory, 'extends');
    return this.#resolveService(from, name, above);
  }

  async #open(
    path: ComposeValue | undefined,
    directory: string,
    rule: string,
  ): Promise<ComposeFile> {
    if (typeof path !== 'string' || /^(?:[a-z][a-z0-9+.-]*:|git@)/iu.test(path))
      throw new ComposeFault(`compose-${rule}`, 'It refers to a file that is not on this machine.');
    const resolved = posix.resolve(directory, path);
    if (!isBeneath(resolved, this.#root))
      throw new ComposeFault(`compose-${rule}`, `${path} is outside of the project.`);
    return this.read(resolved, await this.#readText(resolved, rule));
  }

  async #readText(path: string, rule: string): Promise<string> {
    try {
      return await this.#source.readFile(path);
    } catch {
      throw new ComposeFault(`compose-${rule}`, `${path} cannot be read.`);
    }
  }

  // The machine's variables win over those of the project, as with Compose.
  async #readVariables(): Promise<Variables> {
    const path = posix.join(this.#root, '.env');
    const own = parseEnvFile(await this.#source.readFile(path).catch(emptyIfMissing));
    const { environment = {} } = this.#source;
    const told = new Set<string>();
    return {
      read: (name, where) => {
        const host = Object.hasOwn(environment, name) ? environment[name] : undefined;
        if (host !== undefined && !told.has(name)) {
          told.add(name);
          const reason = `The variable ${name} of this machine becomes a part of the project.`;
          this.findings.push({ decision: 'ask', rule: 'host-variable', reason, where });
        }
        const found = host ?? own.get(name);
        if (found === undefined && !told.has(name)) {
          told.add(name);
          const reason = `The variable ${name} is not known here, and may be set where this runs.`;
          this.findings.push({ decision: 'ask', rule: 'host-variable', reason, where });
        }
        return found;
      },
    };
  }
}

function emptyIfMissing(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'safety/path-not-found') return '';
  throw new ComposeFault('compose-env', 'The `.env` of the project cannot be read.');
}

function addService(services: Map<string, ComposeMap>, name: string, service: ComposeMap): void {
  if (services.has(name))
    throw new ComposeFault('compose-include', 'Two files have this service.', `services.${name}`);
  services.set(name, service);
}

function isSwitchedOn(service: ComposeMap, profiles: readonly string[] | undefined): boolean {
  const own = service['profiles'];
  if (profiles === undefined || !isList(own) || own.length === 0) return true;
  return (
    profiles.includes('*') ||
    own.some((name) => typeof name === 'string' && profiles.includes(name))
  );
}

function isBeneath(path: string, directory: string): boolean {
  return directory === '/' || path.startsWith(`${directory}/`);
}
