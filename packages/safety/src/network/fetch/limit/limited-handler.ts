import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { asError } from '../../connect/as-error.ts';
import { decodeBody, type BodyDecoding } from './decode-body.ts';
import { measureHeaders } from './measure-headers.ts';
import { createResponseMeter, overLimit, type ResponseLimits } from './response-limits.ts';
import { withoutEncoding } from './without-encoding.ts';

type Controller = Dispatcher.DispatchController;

/** What happens with one exchange on the wire. */
export interface ExchangeWatch {
  /** Called first, with what ends the exchange before its time. */
  begun(fail: (error: Error) => void): void;
  /** Called once, when nothing more will come. */
  ended(): void;
}

/** Passes an answer on, decoded, as long as it keeps to its limits; else it ends the exchange with `safety/fetch-limit`. */
export class LimitedHandler implements Dispatcher.DispatchHandler {
  readonly #next: Dispatcher.DispatchHandler;
  readonly #limits: ResponseLimits;
  readonly #watch: ExchangeWatch;
  readonly #meter;
  readonly #isHead: boolean;
  #decoding: BodyDecoding | undefined;
  #controller: Controller = unstarted;
  #fault: Error | undefined;
  #headerBytes = 0;
  #isOver = false;

  constructor(
    next: Dispatcher.DispatchHandler,
    limits: ResponseLimits,
    { method, watch }: { readonly method: string; readonly watch: ExchangeWatch },
  ) {
    this.#next = next;
    this.#limits = limits;
    this.#watch = watch;
    this.#meter = createResponseMeter(limits);
    this.#isHead = method === 'HEAD';
    watch.begun((error) => this.#fail(this.#controller, error));
  }

  onRequestStart(controller: Controller, context: unknown): void {
    this.#controller = controller;
    if (this.#fault !== undefined) controller.abort(this.#fault);
    else this.#next.onRequestStart?.(controller, context);
  }

  onRequestUpgrade(controller: Controller): void {
    this.#fail(controller, overLimit('upgrade', 0, 'changes of the protocol'));
  }

  onResponseStart(
    controller: Controller,
    status: number,
    headers: IncomingHttpHeaders,
    statusMessage?: string,
  ): void {
    const fault = this.#judgeHeaders(controller, headers);
    if (fault !== undefined) {
      this.#fail(controller, fault);
      return;
    }
    const encoding = headers['content-encoding'];
    const hasBody = !this.#isHead && status >= 200 && status !== 204 && status !== 304;
    if (encoding === undefined || !hasBody) {
      this.#next.onResponseStart?.(controller, status, headers, statusMessage);
      return;
    }
    this.#decoding = decodeBody({
      encoding,
      controller,
      give: (chunk) => this.#give(this.#decoding?.controller ?? controller, chunk),
      end: () => this.#end(controller, {}),
      fail: (error) => this.#fail(controller, error),
    });
    const plain = withoutEncoding(controller, headers);
    this.#decoding.controller.rawHeaders = plain.raw;
    this.#next.onResponseStart?.(this.#decoding.controller, status, plain.headers, statusMessage);
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#isOver) return;
    const fault = this.#meter.received(chunk.length);
    if (fault !== undefined) this.#fail(controller, fault);
    else if (this.#decoding === undefined) this.#next.onResponseData?.(controller, chunk);
    else this.#decoding.write(chunk);
  }

  onResponseEnd(controller: Controller, trailers: IncomingHttpHeaders): void {
    if (this.#isOver) return;
    if (this.#decoding === undefined) this.#end(controller, trailers);
    else this.#decoding.finish();
  }

  onResponseError(controller: Controller, error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#decoding?.destroy();
    this.#watch.ended();
    this.#next.onResponseError?.(controller, error);
  }

  onResponseStarted(): void {
    this.#next.onResponseStarted?.();
  }

  onBodySent(chunk: Buffer): void {
    this.#next.onBodySent?.(chunk);
  }

  onRequestSent(): void {
    this.#next.onRequestSent?.();
  }

  #judgeHeaders({ rawHeaders }: Controller, headers: IncomingHttpHeaders): Error | undefined {
    const { maxHeaderBytes, maxBytes } = this.#limits;
    // Those of interim answers count, too: of these a server may send any number.
    this.#headerBytes += interimBytes + measureHeaders(rawHeaders ?? headers);
    if (this.#headerBytes - interimBytes > maxHeaderBytes)
      return overLimit('headers', maxHeaderBytes, 'bytes of headers');
    const stated = this.#isHead ? 0 : Number(headers['content-length'] ?? 0);
    return stated > maxBytes ? overLimit('body', maxBytes, 'bytes of body') : undefined;
  }

  #give(controller: Controller, chunk: Buffer): void {
    const fault = this.#meter.decoded(chunk.length);
    if (fault === undefined) this.#next.onResponseData?.(controller, chunk);
    else this.#fail(controller, fault);
  }

  #end(controller: Controller, trailers: IncomingHttpHeaders): void {
    this.#isOver = true;
    this.#watch.ended();
    this.#next.onResponseEnd?.(this.#decoding?.controller ?? controller, trailers);
    // What comes after the end of an encoded body is nobody's, and may have no end itself.
    if (this.#decoding?.isFed === false)
      controller.abort(new Error('expected the end of the body'));
  }

  // Told here, because an answer that came whole ends as if nothing had happened, whatever is aborted; and told later,
  // because Node's `fetch` loses an error that comes before it has begun to read the body.
  #fail(controller: Controller, failure: unknown): void {
    if (this.#isOver) return;
    const error = asError(failure);
    this.#fault = error;
    this.#isOver = true;
    this.#decoding?.destroy();
    setImmediate(() => {
      this.#watch.ended();
      this.#next.onResponseError?.(controller, error);
      if (this.#decoding?.isFed !== true) controller.abort(error);
    });
  }
}

// Beside its headers an answer has a line of its own, so that answers without headers count.
const interimBytes = 16;

// What a request is held by while its connection is opened: there is nothing to hold yet.
const unstarted: Controller = {
  aborted: false,
  paused: false,
  reason: null,
  abort: () => {},
  pause: () => {},
  resume: () => {},
};
