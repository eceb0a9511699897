/** What the user says while the agent works. */
export interface Steering {
  readonly say: (text: string) => void;
  /** Everything said since the last call, oldest first. */
  readonly take: () => readonly string[];
  /** Whether something waits to be taken. */
  readonly waiting: boolean;
}

/** Creates an empty steering. */
export function createSteering(): Steering {
  const said: string[] = [];
  return {
    say: (text) => {
      said.push(text);
    },
    take: () => said.splice(0),
    get waiting() {
      return said.length > 0;
    },
  };
}
