import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import type { Unwrapped } from '../unwrap/unwrapper.ts';

/**
 * Reads a text in a small language: tells the scene what it reads, writes and asks for, and gives back the command lines that it runs.
 * Whatever it does not understand is asked for; never throws, takes time linear in the text.
 */
export type LanguageReader = (text: string, invocation: Invocation, scene: Scene) => Unwrapped;
