/** How long a server may take to begin its answer: a closed network shows itself here. */
const ANSWER_WITHIN = 8000;

/** How long the whole file may take: 50 MB over a slow line. */
const FINISH_WITHIN = 600_000;

/** A whole file over HTTP. Fails with the reason in its message. */
export async function download(url: string, accept = '*/*'): Promise<Buffer> {
  const aborter = new AbortController();
  const patience = setTimeout(() => {
    aborter.abort(new Error('服务器没有应答'));
  }, ANSWER_WITHIN);
  try {
    const response = await fetch(url, {
      headers: { accept },
      signal: AbortSignal.any([aborter.signal, AbortSignal.timeout(FINISH_WITHIN)]),
    });
    clearTimeout(patience);
    if (!response.ok) throw new Error(`服务器答复 ${String(response.status)}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    clearTimeout(patience);
  }
}
