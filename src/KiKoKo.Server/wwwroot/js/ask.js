const broken = 'Die Verbindung wurde unterbrochen. Bitte versuchen Sie es noch einmal.';

/**
 * Asks and reports what comes: on.status(text), on.delta(text). Returns the reply.
 * Throws an Error whose message is for the reader; an AbortError when cancelled.
 */
export async function ask(question, conversationId, signal, on) {
  let response;
  try {
    response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ question, conversationId }),
      signal,
    });
  } catch (e) {
    throw e.name === 'AbortError' ? e : new Error('Der Server ist nicht erreichbar. Bitte versuchen Sie es noch einmal.', { cause: e });
  }
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error ?? broken);

  for await (const { event, data } of events(response.body)) {
    if (event === 'status') on.status(data.text);
    else if (event === 'delta') on.delta(data.text);
    else if (event === 'error') throw new Error(data.text);
    else if (event === 'reply') return data;
  }
  throw new Error(broken);
}

/** Server-sent events of a body. An event ends with an empty line; chunks may cut it anywhere. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const lines = rest.slice(0, end).split('\n');
      rest = rest.slice(end + 2);
      const field = name => lines.filter(l => l.startsWith(name + ': ')).map(l => l.slice(name.length + 2)).join('\n');
      yield { event: field('event'), data: JSON.parse(field('data')) };
    }
  }
}
