export { cuts, fileName, relativePath, text } from './arbitraries.ts';
export {
  openContainerEngine,
  type ContainerEngine,
  type EngineOutcome,
} from './container-engine.ts';
export { eventually } from './eventually.ts';
export { createFakeClock, type FakeClock } from './fake-clock.ts';
export { configureProperties } from './property-runs.ts';
export { createTemporaryWorkspace, type TemporaryWorkspace } from './temporary-workspace.ts';
