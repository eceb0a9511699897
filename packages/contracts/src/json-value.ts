/** Anything that JSON text can say (RFC 8259). */
export type JsonValue = JsonScalar | readonly JsonValue[] | JsonObject;

/** A JSON string, number, boolean or null. */
export type JsonScalar = string | number | boolean | null;

/** A JSON object; the ones that `parseJson` makes have no prototype. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
