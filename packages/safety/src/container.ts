export { buildContainerRun } from './container/build/build-container-run.ts';
export { resolveMounts } from './container/build/resolve-mounts.ts';
export type {
  ContainerLimits,
  ContainerMount,
  ContainerPort,
  ContainerRelaxations,
  ContainerRun,
  ResolvedContainerRun,
} from './container/build/container-run.ts';
export type { ContainerRefusal } from './container/container-refusal.ts';
export { findContainerEngine } from './container/find-container-engine.ts';
export { isImageReference } from './container/grammar/image-reference.ts';
export { judgeContainerCommand } from './container/judge-container-command.ts';
export {
  parseContainerCommand,
  type ContainerCommand,
} from './container/parse-container-command.ts';
export type { ContainerOption } from './container/rules/judge-option.ts';
export {
  judgeCompose,
  type ComposeVerdict,
  type JudgeComposeOptions,
} from './container/compose/judge-compose.ts';
export type { ComposeFinding } from './container/compose/compose-fault.ts';
export type { ComposeSource } from './container/compose/load-project.ts';
