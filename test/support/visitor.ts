/** What a browser sends its requests to: the application itself, or something that stands before it. */
export interface Site {
  request: (url: string, init?: RequestInit) => Response | Promise<Response>;
}

/** What came back: the status, the page, where it sends one on. */
export interface Seen {
  status: number;
  html: string;
  to: string | null;
  headers: Headers;
}

/**
 * A browser without a window: keeps cookies, follows no redirect by itself, fills in forms it was shown.
 * @param own headers that it sends with everything, such as those that a proxy adds
 */
export function createBrowser(site: Site, own: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  let last: Seen | undefined;
  let token: string | undefined;
  const send = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const headers = new Headers({ ...own, ...Object.fromEntries(new Headers(init.headers)) });
    if (jar.size) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('host', 'localhost');
    const response = await site.request(`http://localhost${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, cut));
      else jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    last = {
      status: response.status,
      html: await response.text(),
      to: response.headers.get('location'),
      headers: response.headers,
    };
    token = last.html.match(/name="token" value="([^"]+)"/)?.[1] ?? token;
    return last;
  };
  const browser = {
    jar,
    get: (path: string) => send(path),
    /** Posts the fields together with the token of the page that was shown last, or with `token`. */
    post: (path: string, fields: Record<string, string | string[] | File>, given = token) => {
      const files = Object.values(fields).some((value) => value instanceof File);
      const body = files ? new FormData() : new URLSearchParams();
      if (given) body.set('token', given);
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one as string);
      // As a browser does; a request without a network has no length of its own.
      const length: Record<string, string> = files
        ? {}
        : { 'content-length': String(Buffer.byteLength(body.toString())) };
      return send(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...length } });
    },
    raw: send,
    token: () => token ?? '',
    /** The last answer. */
    last: () => last,
    /** Follows where the last answer sent us. */
    follow: async () =>
      last?.to ? send(last.to) : Promise.reject(new Error(`nowhere to go: ${last?.status}`)),
  };
  return browser;
}
