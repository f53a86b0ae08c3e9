/** Fields of a form, as a browser sends them: a name may occur more than once. */
export type Fields = Record<string, string | string[] | File>;

/** A form on a page, with what already stands in it. */
export interface PageForm {
  action: string;
  fields: Record<string, string[]>;
  /** Names of the fields in which somebody may type, and that are empty. */
  empty: string[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text of an attribute or element as it was before it was escaped for HTML. */
export const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

const attribute = (tag: string, name: string): string | undefined => {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
};

/**
 * Every form on a page that is posted, filled in as it is shown, with the button pressed that Enter presses: the first of the
 * page that belongs to it.
 */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, tag = '', inside = '']) => {
    const action = attribute(tag, 'action');
    return attribute(tag, 'method') === 'post' && action
      ? [{ action, fields: fieldsOf(inside, enterButtonOf(html, tag)), empty: emptyFieldsOf(inside) }]
      : [];
  });
}

/** What a page puts in its forms itself; of a name that occurs more often, the first. */
export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      .reverse()
      .map(([, name, value]) => [name, unescapeHtml(value ?? '')]),
  );

/** Fields for text without any yet; not those that people do not see, which only programs fill in. */
function emptyFieldsOf(inside: string): string[] {
  const visible = inside.replace(/<div class="trap".*?<\/div>/gs, '');
  const inputs = [...visible.matchAll(/<input([^>]*)>/g)].flatMap(([, tag = '']) =>
    /\stype="(?!text|search|email)/.test(tag) || attribute(tag, 'value')
      ? []
      : (attribute(tag, 'name') ?? []),
  );
  const areas = [...visible.matchAll(/<textarea([^>]*)><\/textarea>/g)].flatMap(
    ([, tag = '']) => attribute(tag, 'name') ?? [],
  );
  return [...inputs, ...areas];
}

/** The button of a form that stands before it on the page, for whoever presses Enter in a field. */
const enterButtonOf = (html: string, form: string): string | undefined => {
  const id = attribute(form, 'id');
  return id && html.match(new RegExp(`<button([^>]*\\sform="${id}"[^>]*class="enter"[^>]*)>`))?.[1];
};

function fieldsOf(inside: string, enterButton: string | undefined): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name) fields[name] = [...(fields[name] ?? []), value];
  };
  const pattern = /<input([^>]*)>|<textarea([^>]*)>([^<]*)<\/textarea>|<select([^>]*)>(.*?)<\/select>/gs;
  for (const [, input, area, text = '', select, options = ''] of inside.matchAll(pattern)) {
    if (input !== undefined) {
      const box = /\stype="(checkbox|radio)"/.test(input);
      const file = /\stype="file"/.test(input);
      if (!file && (!box || /\schecked/.test(input)))
        add(attribute(input, 'name'), attribute(input, 'value') ?? (box ? 'on' : ''));
    } else if (area !== undefined) add(attribute(area, 'name'), unescapeHtml(text));
    else if (select !== undefined) {
      const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, tag = '']) => tag);
      const chosen = all.find((tag) => /\sselected/.test(tag)) ?? all[0] ?? '';
      add(attribute(select, 'name'), attribute(chosen, 'value') ?? '');
    }
  }
  const button = enterButton ?? inside.match(/<button([^>]*\stype="submit"[^>]*)>/)?.[1] ?? '';
  const name = attribute(button, 'name');
  if (name && !fields[name]) fields[name] = [attribute(button, 'value') ?? ''];
  return fields;
}

/** The body of a POST: with a file as a browser sends files, else as an ordinary form. */
export function bodyOf(fields: Fields): FormData | URLSearchParams {
  const entries = Object.entries(fields);
  const body = entries.some(([, value]) => value instanceof File) ? new FormData() : new URLSearchParams();
  for (const [name, value] of entries) for (const item of [value].flat()) body.append(name, item as string);
  return body;
}
