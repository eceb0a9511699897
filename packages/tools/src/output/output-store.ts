/** Keeps the whole of an output of which a model gets a part. What it is given is redacted already. */
export interface OutputStore {
  /** Gives the id that `get` finds the text by. */
  put(text: string): Promise<string>;
  /** Absent when no output has this id. */
  get(id: string): Promise<string | undefined>;
}

/** The path by which a model reads on in an output. */
export function outputPath(id: string): string {
  return `output:${id}`;
}
