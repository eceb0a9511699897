import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';

/** Denies what no mode and no answer opens. `name` is the program's file name; the rule tells the scene what it finds. */
export type FloorRule = (name: string, invocation: Invocation, scene: Scene) => void;
