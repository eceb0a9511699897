import { judgeInvocation, type NestedJudge } from '../judge-invocation.ts';
import type { Invocation } from '../invocation.ts';
import { parseCommand } from '../parse-command.ts';
import { maxDepth, type Scene } from '../scene.ts';
import type { NestedScript } from '../unwrap/unwrapper.ts';
import { literal } from '../words/word-value.ts';
import { startChildShell, withPositionals, type ShellState } from './shell-state.ts';
import { outermost, type Walk, type WalkContext } from './walk-context.ts';

/** Judges texts and functions inside a command, each in the shell that would run it. */
export function nestedJudge(walk: Walk, context: WalkContext): NestedJudge {
  return {
    judgeText: (script, invocation, scene) => {
      judgeText(script, { invocation, scene, walk, context });
    },
    callFunction: (name, invocation, scene) => {
      callFunction(name, { invocation, scene, walk, context });
    },
    callAlias: (text, invocation, scene) => {
      callAlias(text, { invocation, scene, walk, context });
    },
  };
}

interface NestedCall {
  readonly invocation: Invocation;
  readonly scene: Scene;
  readonly walk: Walk;
  readonly context: WalkContext;
}

function judgeText(
  { text, sharesShell, arguments: given }: NestedScript,
  { invocation, scene, walk, context }: NestedCall,
): void {
  const depth = invocation.depth + 1;
  if (depth > maxDepth) {
    scene.deny('too-deep', 'Commands are wrapped in commands too deeply.', invocation.span);
    return;
  }
  if (!scene.spend()) return;
  const outside = scene.state;
  if (sharesShell !== true) scene.state = startChildShell(outside);
  if (given !== undefined) scene.state = withPositionals(scene.state, given);
  scene.within(invocation.span, () => {
    const script = parseCommand(text, scene);
    const functions = sharesShell === true ? context.functions : [];
    if (script !== undefined)
      walk.visit(script, {
        ...outermost(false, depth),
        functions,
        nesting: context.nesting + 1,
        isRepeated: context.isRepeated,
        hasInput: invocation.hasInput,
      });
  });
  scene.state = sharesShell === true ? restorePositionals(scene.state, outside) : outside;
}

function callFunction(name: string, { invocation, scene, walk, context }: NestedCall): void {
  const body = scene.state.functions.get(name);
  if (body === undefined || !scene.spend()) return;
  // What it does when it calls itself is what it does once, and whether it ends is not known.
  if (context.functions.includes(name)) {
    scene.ask('shell-function', `The function ${name} calls itself.`, invocation.span);
    return;
  }
  const outside = scene.state;
  scene.state = withPositionals(outside, [literal(name), ...invocation.words.slice(1)]);
  walk.visit(body, {
    ...context,
    isRepeated: true,
    depth: invocation.depth + 1,
    functions: [...context.functions, name],
  });
  scene.state = restorePositionals(scene.state, outside);
}

function callAlias(text: string, { invocation, scene, walk, context }: NestedCall): void {
  const rest = invocation.words.slice(1);
  const script = parseCommand(`${text} "$@"`, scene);
  if (script === undefined || !scene.spend()) return;
  const outside = scene.state;
  // In its own text an alias is not expanded again.
  const aliases = new Map([...outside.aliases].filter(([, one]) => one !== text));
  scene.state = withPositionals({ ...outside, aliases }, [literal(''), ...rest]);
  walk.visit(script, { ...context, isJudgedText: false, depth: invocation.depth + 1 });
  scene.state = { ...restorePositionals(scene.state, outside), aliases: outside.aliases };
}

function restorePositionals(state: ShellState, outside: ShellState): ShellState {
  const isPositional = (name: string): boolean => /^(?:\d+|[@*#])$/u.test(name);
  const variables = new Map([...state.variables].filter(([name]) => !isPositional(name)));
  for (const [name, value] of outside.variables) if (isPositional(name)) variables.set(name, value);
  return { ...state, variables };
}

/** Judges a program that no script contains, and every text inside it. */
export function judgeLoneInvocation(invocation: Invocation, walk: Walk): void {
  judgeInvocation(invocation, walk.scene, nestedJudge(walk, outermost(false)));
}
