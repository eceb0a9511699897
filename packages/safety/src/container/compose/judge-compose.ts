import type { Verdict } from '@selfware/contracts';
import { judgeArgv } from '../../program/judge-argv.ts';
import type { JudgeCommandOptions } from '../../program/judge-command-options.ts';
import { severest } from '../../policy/severity.ts';
import { buildArgv } from './build-argv.ts';
import { ComposeFault, type ComposeFinding } from './compose-fault.ts';
import { locateFindings } from './locate-findings.ts';
import { loadProject, type ComposeProject, type ComposeSource } from './load-project.ts';
import { isList, isMap, type ComposeMap, type ComposeValue } from './parse-compose.ts';
import { isOn, textOf, wordsOf } from './read-scalars.ts';
import { serviceArgv } from './service-argv.ts';
import { judgeServiceKeys } from './service-rules.ts';
import { bindOfVolume, judgeTopLevel } from './top-level-rules.ts';

/** What safety says of a Compose project: the severest finding decides, `allow` where there is none. */
export interface ComposeVerdict extends Verdict {
  readonly findings: readonly ComposeFinding[];
}

/** A project and how its commands are judged. */
export interface JudgeComposeOptions extends ComposeSource {
  /** As for `judgeCommand`; absent: the directory of the project is the workspace. */
  readonly command?: JudgeCommandOptions;
}

/**
 * Judges what starting a Compose project would do: after anchors, merge keys, `include`, `extends`, profiles and interpolation each
 * service is judged by the rules of the `docker run` and `docker build` that it stands for, and by what Compose adds. What cannot be read
 * for certain is denied. Never throws.
 */
export async function judgeCompose(options: JudgeComposeOptions): Promise<ComposeVerdict> {
  try {
    const project = await loadProject(options);
    const command = { workspace: project.directory, ...options.command, cwd: project.directory };
    const findings = [
      ...project.findings,
      ...judgeTopLevel(project),
      ...[...project.services].flatMap(([name, service], at) =>
        judgeService(service, project, { command, isLocated: at < maxLocated }).map((finding) =>
          placed(finding, name),
        ),
      ),
    ];
    return conclude(findings);
  } catch (error) {
    const fault =
      error instanceof ComposeFault
        ? error.finding
        : new ComposeFault('check-failed', 'This project could not be judged.').finding;
    return conclude([fault]);
  }
}

// Finding the key of a service takes many more looks at it.
const maxLocated = 64;

interface ServiceJudging {
  readonly command: JudgeCommandOptions;
  /** False: findings name their service only. */
  readonly isLocated: boolean;
}

function conclude(findings: readonly ComposeFinding[]): ComposeVerdict {
  const found = severest(findings);
  if (found === undefined)
    return {
      decision: 'allow',
      rule: 'hardened',
      reason: 'Nothing reaches out of its containers.',
      findings,
    };
  const { decision, rule, reason } = found;
  return { decision, rule, reason, findings };
}

function placed(finding: ComposeFinding, service: string): ComposeFinding {
  const inside = finding.where === undefined ? '' : `.${finding.where}`;
  return { ...finding, where: `services.${service}${inside}` };
}

function judgeService(
  service: ComposeMap,
  project: ComposeProject,
  { command, isLocated }: ServiceJudging,
): readonly ComposeFinding[] {
  const settled = withBinds(service, project);
  const judge = (argv: readonly string[]): readonly ComposeFinding[] => judgeVector(argv, command);
  const locate: Locate = isLocated ? locateFindings : (part, judgePart) => judgePart(part);
  return [
    ...judgeServiceKeys(service),
    ...locate(settled, (part) => judge(serviceArgv(part))),
    ...judgeBuild(service['build'], judge, locate),
    ...judgeHooks(service, 'post_start', judge),
    ...judgeHooks(service, 'pre_stop', judge),
  ];
}

function judgeVector(
  argv: readonly string[],
  options: JudgeCommandOptions,
): readonly ComposeFinding[] {
  return judgeArgv(argv, options)
    .findings.filter(({ decision }) => decision !== 'allow')
    .map(({ decision, rule, reason }) => ({ decision, rule, reason }));
}

type Locate = typeof locateFindings;
type JudgeWords = (argv: readonly string[]) => readonly ComposeFinding[];

function judgeBuild(
  build: ComposeValue | undefined,
  judge: JudgeWords,
  locate: Locate,
): readonly ComposeFinding[] {
  const whole = buildArgv(build);
  if (whole === undefined) return [];
  if (!isMap(build)) return judge(whole).map((finding) => ({ ...finding, where: 'build' }));
  return locate(build, (part) => judge(buildArgv(part) ?? [])).map((finding) => ({
    ...finding,
    where: finding.where === undefined ? 'build' : `build.${finding.where}`,
  }));
}

// A hook is a command in the running container, with rights of its own.
function judgeHooks(
  service: ComposeMap,
  key: 'post_start' | 'pre_stop',
  judge: JudgeWords,
): readonly ComposeFinding[] {
  const hooks = service[key];
  return (isList(hooks) ? hooks : []).flatMap((hook, at) =>
    isMap(hook)
      ? judge(hookWords(hook)).map((one) => ({ ...one, where: `${key}[${String(at)}]` }))
      : [],
  );
}

function hookWords(hook: ComposeMap): readonly string[] {
  return [
    ...['docker', 'exec'],
    ...(isOn(hook['privileged']) ? ['--privileged'] : []),
    ...(hook['user'] === undefined ? [] : [`--user=${textOf(hook['user']) ?? ''}`]),
    'container',
    ...wordsOf(hook['command']),
  ];
}

// A named volume may be a directory of this machine under another name.
function withBinds(service: ComposeMap, { top }: ComposeProject): ComposeMap {
  const { volumes } = service;
  const named = top['volumes'];
  if (!isList(volumes) || !isMap(named)) return service;
  const binds = volumes.map((volume) => {
    const source = isMap(volume) ? volume['source'] : textOf(volume)?.split(':')[0];
    const entry = typeof source === 'string' ? named[source] : undefined;
    const device = isMap(entry) ? bindOfVolume(entry) : undefined;
    return device === undefined ? volume : { type: 'bind', source: device, target: '/volume' };
  });
  return { ...service, volumes: binds };
}
