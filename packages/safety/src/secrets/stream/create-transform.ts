import type { OpenRedaction } from '../redactor.ts';

/** The web stream of a redaction. */
export function createTransform(redaction: OpenRedaction): TransformStream<Uint8Array, Uint8Array> {
  const give = (
    bytes: Uint8Array,
    controller: TransformStreamDefaultController<Uint8Array>,
  ): void => {
    if (bytes.length > 0) controller.enqueue(bytes);
  };
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      give(redaction.push(chunk), controller);
    },
    flush: (controller) => {
      give(redaction.end(), controller);
    },
  });
}
