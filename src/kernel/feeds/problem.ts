/** What went wrong, for machines and people (RFC 9457). */
export const problem = (status: number, title: string, more: object = {}): Response =>
  Response.json(
    { status, title, ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
