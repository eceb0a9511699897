/** Why a text is refused before its host is looked at. */
export interface UrlFault {
  readonly rule: string;
  /** One plain sentence. */
  readonly reason: string;
}
