/** Whether a server answers with a status from 200 to 399. */
export async function askHttp(url: string, signal: AbortSignal): Promise<boolean> {
  const { get } = await import('node:http');
  return new Promise((resolve) => {
    const request = get(url, { signal, agent: false }, (response) => {
      const { statusCode = 0 } = response;
      resolve(statusCode >= 200 && statusCode < 400);
      // Its body is of no interest, and may have no end.
      response.destroy();
    });
    request.once('error', () => resolve(false));
  });
}
