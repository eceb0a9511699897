import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';

/** Denies what no mode and no answer opens. `name` is the program's file name; what it finds it tells the scene. */
export type FloorJudge = (name: string, invocation: Invocation, scene: Scene) => void;

/** One rule of the floor, with commands that show what it is for. */
export interface FloorRule {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly judge: FloorJudge;
  /** The rules that its findings name; never empty. */
  readonly denies: readonly string[];
  readonly examples: {
    /** Commands that this rule alone is enough to deny. */
    readonly match: readonly string[];
    /** Commands that look like it, and that it has nothing against. */
    readonly notMatch: readonly string[];
  };
}
