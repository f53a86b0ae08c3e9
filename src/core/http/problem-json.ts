/** What went wrong, for machines and people (RFC 9457): in short, and what it is about here. */
export const problemJson = (status: number, title: string, detail: string, more: object = {}): Response =>
  Response.json(
    { status, title, detail, ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
