/** Everything that stands in a form, as a browser would send it. */
export function filledIn(html: string): Record<string, string | string[]> {
  const sent: Record<string, string[]> = {};
  const put = (name: string, value: string) => {
    sent[name] = [...(sent[name] ?? []), value];
  };
  for (const [, attributes = ''] of html.matchAll(/<input([^>]*)>/g)) {
    const [, name = ''] = attributes.match(/ name="([^"]*)"/) ?? [];
    const box = /type="(checkbox|radio)"/.test(attributes);
    if (name && (!box || / checked/.test(attributes)))
      put(name, attributes.match(/ value="([^"]*)"/)?.[1] ?? '');
  }
  for (const [, name = '', inside = ''] of html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)/g))
    put(name, inside);
  for (const [, name = '', inside = ''] of html.matchAll(
    /<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    put(name, inside.match(/<option[^>]*value="([^"]*)"[^>]* selected/)?.[1] ?? '');
  return sent;
}
