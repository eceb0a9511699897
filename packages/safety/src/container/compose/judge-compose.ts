import type { Verdict } from '@selfware/contracts';
import { judgeArgv } from '../../program/judge-argv.ts';
import type { JudgeCommandOptions } from '../../program/judge-command-options.ts';
import { severest } from '../../policy/severity.ts';
import { buildArgv } from './build-argv.ts';
import { ComposeFault, type ComposeFinding } from './compose-fault.ts';
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
      ...[...project.services].flatMap(([name, service]) =>
        judgeService(service, project, command).map((finding) => placed(finding, name)),
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
  options: JudgeCommandOptions,
): readonly ComposeFinding[] {
  const build = buildArgv(service['build']);
  const vectors = [
    serviceArgv(withBinds(service, project)),
    ...(build === undefined ? [] : [build]),
    ...hookVectors(service['post_start']),
    ...hookVectors(service['pre_stop']),
  ];
  return [
    ...judgeServiceKeys(service),
    ...vectors.flatMap((argv) =>
      judgeArgv(argv, options).findings.map(({ decision, rule, reason }) => ({
        decision,
        rule,
        reason,
      })),
    ),
  ].filter(({ decision }) => decision !== 'allow');
}

// A hook is a command in the running container, with rights of its own.
function hookVectors(hooks: ComposeValue | undefined): readonly (readonly string[])[] {
  return (isList(hooks) ? hooks : [])
    .filter(isMap)
    .map((hook) => [
      ...['docker', 'exec'],
      ...(isOn(hook['privileged']) ? ['--privileged'] : []),
      ...(hook['user'] === undefined ? [] : [`--user=${textOf(hook['user']) ?? ''}`]),
      'container',
      ...wordsOf(hook['command']),
    ]);
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
