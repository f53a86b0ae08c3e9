import { z } from 'zod';
import { tableNames, tableSchema } from './columns.ts';
import { ALLOWED, ALLOWED_OF_ONE, type ListName } from './feed.ts';
import { profileShape } from './profile.ts';
import { type Parameter, parameters } from './query.ts';

const LISTS: Record<ListName, string> = {
  services: 'initiatives, as services',
  service_at_locations: 'initiatives at their places',
  organizations: 'organisations',
  taxonomies: 'what initiatives are sorted by',
  taxonomy_terms: 'the terms of the taxonomies',
};

const schemaOf = (shape: z.ZodType): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
};

const answers = (schema: object, type = 'application/json', more: object = {}) => ({
  description: 'Found',
  headers: { ETag: { schema: { type: 'string' } }, 'API-Version': { schema: { type: 'string' } } },
  content: { [type]: { schema }, ...more },
});
/** With `format=ndjson`: a record on each line. */
const lines = { 'application/x-ndjson': { schema: { type: 'string' } } };
const asked = (names: readonly Parameter[]) =>
  names.map((parameter) => ({
    name: parameter,
    in: 'query',
    required: false,
    schema: schemaOf(parameters[parameter]),
  }));
/** What has no parameters: its address, its name, what it is, and in which form. */
const single = (path: string, operationId: string, summary: string, type?: string): [string, object] => [
  path,
  {
    get: {
      operationId,
      summary,
      responses: {
        200: answers({ type: type ? 'string' : 'object' }, type),
        304: { description: 'You have it' },
      },
    },
  },
];
const wrong = {
  description: 'What is wrong, parameter by parameter',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The description of the feed for machines (OpenAPI 3.1). @param at where the feed stands @param contact where one asks */
export function openApi(at: string, contact: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Van Onderop: initiatives that welcome newcomers',
      version: '3.1.0',
      description: 'HSDS 3.1, read-only, no key. Profile: HSDS-NL-nieuwkomers.',
      contact: { name: 'Van Onderop', url: contact },
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: at }],
    paths: {
      ...Object.fromEntries([
        single('/', 'getVersion', 'Version and profile'),
        ...Object.keys(LISTS).flatMap((name) => pathsOf(name as ListName)),
        single('/openapi.json', 'getDescription', 'This description'),
        single('/profile', 'getProfile', 'The profile HSDS-NL-nieuwkomers'),
        single('/tabular/datapackage.json', 'getPackage', 'The tabular package'),
        ...tableNames.map((name) =>
          single(`/tabular/${tableSchema(name).path}`, `get_${name}_table`, 'A table of it', 'text/csv'),
        ),
      ]),
    },
    components: {
      schemas: {
        Page: page,
        Problem: {
          type: 'object',
          required: ['status', 'title', 'detail'],
          properties: {
            status: { type: 'integer' },
            title: { type: 'string' },
            detail: { type: 'string' },
            parameters: {
              type: 'array',
              items: {
                type: 'object',
                properties: { parameter: { type: 'string' }, why: { type: 'string' } },
              },
            },
          },
        },
        NlNieuwkomers: schemaOf(profileShape),
      },
    },
  };
}

const page = {
  type: 'object',
  required: [
    'total_items',
    'total_pages',
    'page_number',
    'size',
    'first_page',
    'last_page',
    'empty',
    'contents',
  ],
  properties: {
    ...Object.fromEntries(
      ['total_items', 'total_pages', 'page_number', 'size'].map((name) => [name, { type: 'integer' }]),
    ),
    ...Object.fromEntries(['first_page', 'last_page', 'empty'].map((name) => [name, { type: 'boolean' }])),
    contents: { type: 'array', items: { type: 'object', required: ['id'] } },
  },
};

function pathsOf(name: ListName): [string, object][] {
  const title = name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const wanted = asked(ALLOWED[name]);
  const found = {
    200: answers({ $ref: '#/components/schemas/Page' }, undefined, lines),
    304: { description: 'You have it' },
    400: wrong,
  };
  const body = {
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(wanted.map(({ name: field, schema }) => [field, schema])),
        },
      },
    },
  };
  return [
    [
      `/${name}`,
      {
        get: {
          operationId: `list${title}`,
          summary: `All ${LISTS[name]}`,
          parameters: wanted,
          responses: found,
        },
        post: {
          operationId: `search${title}`,
          summary: 'The same, asked in the body, in the address, or some here and some there',
          parameters: wanted,
          requestBody: body,
          responses: found,
        },
      },
    ],
    [
      `/${name}/{id}`,
      {
        get: {
          operationId: `get${title}ById`,
          summary: `One of ${LISTS[name]}`,
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            ...asked(ALLOWED_OF_ONE[name]),
          ],
          responses: {
            200: answers({ type: 'object', required: ['id'] }),
            304: { description: 'You have it' },
            400: wrong,
            404: wrong,
          },
        },
      },
    ],
  ];
}
