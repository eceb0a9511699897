import { isList, isMap, type ComposeValue } from './parse-compose.ts';
import { isOn, pairsOf, textOf, textsOf } from './read-scalars.ts';

/** The command line of `docker build` that would make the image of a service; absent when it is not built. */
export function buildArgv(build: ComposeValue | undefined): readonly string[] | undefined {
  if (build === undefined || build === null) return undefined;
  if (!isMap(build)) return ['docker', 'build', textOf(build) ?? ''];
  const value = (key: string, option: string): readonly string[] => {
    const text = textOf(build[key]);
    return text === undefined ? [] : [`${option}=${text}`];
  };
  const each = (texts: readonly string[], option: string): readonly string[] =>
    texts.map((text) => `${option}=${text}`);
  return [
    ...['docker', 'build'],
    ...value('network', '--network'),
    ...value('target', '--target'),
    ...value('isolation', '--isolation'),
    ...value('shm_size', '--shm-size'),
    ...value('dockerfile', '--file'),
    ...(isOn(build['privileged']) ? ['--allow=security.insecure'] : []),
    ...each(textsOf(build['entitlements']), '--allow'),
    ...each(pairsOf(build['args']), '--build-arg'),
    ...each(pairsOf(build['additional_contexts']), '--build-context'),
    ...each(pairsOf(build['extra_hosts']), '--add-host'),
    ...each(textsOf(build['cache_from']), '--cache-from'),
    ...each(textsOf(build['cache_to']), '--cache-to'),
    ...each(pairsOf(build['ssh']), '--ssh'),
    ...each(secretNames(build['secrets']), '--secret'),
    textOf(build['context']) ?? '.',
  ];
}

function secretNames(secrets: ComposeValue | undefined): readonly string[] {
  return (isList(secrets) ? secrets : []).map((secret) =>
    isMap(secret) ? `id=${textOf(secret['source']) ?? ''}` : `id=${textOf(secret) ?? ''}`,
  );
}
