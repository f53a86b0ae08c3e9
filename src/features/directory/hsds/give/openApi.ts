import { z } from 'zod';
import { ALLOWED, type ListName } from './feed.ts';
import { profileShape } from './profile.ts';
import { parameters } from './query.ts';

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

const answers = (schema: object, type = 'application/json') => ({
  description: 'Found',
  headers: { ETag: { schema: { type: 'string' } } },
  content: { [type]: { schema } },
});
const wrong = {
  description: 'What is wrong, parameter by parameter',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The description of the feed for machines (OpenAPI 3.1). @param at where the feed stands */
export function openApi(at: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Van Onderop: initiatives that welcome newcomers',
      version: '3.1.0',
      description: 'HSDS 3.1, read-only, no key. Profile: HSDS-NL-nieuwkomers.',
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: at }],
    paths: {
      '/': {
        get: {
          operationId: 'getVersion',
          summary: 'Version and profile',
          responses: { 200: answers({ type: 'object' }) },
        },
      },
      ...Object.fromEntries(Object.keys(LISTS).flatMap((name) => pathsOf(name as ListName))),
    },
    components: {
      schemas: {
        Page: page,
        Problem: {
          type: 'object',
          required: ['status', 'title'],
          properties: {
            status: { type: 'integer' },
            title: { type: 'string' },
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
  const asked = ALLOWED[name].map((parameter) => ({
    name: parameter,
    in: 'query',
    required: false,
    schema: schemaOf(parameters[parameter]),
  }));
  const found = {
    200: answers({ $ref: '#/components/schemas/Page' }),
    304: { description: 'You have it' },
    400: wrong,
  };
  const body = {
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(asked.map(({ name: field, schema }) => [field, schema])),
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
          parameters: asked,
          responses: found,
        },
        post: {
          operationId: `search${title}`,
          summary: 'The same, asked in the body',
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
          ],
          responses: {
            200: answers({ type: 'object', required: ['id'] }),
            304: { description: 'You have it' },
            404: wrong,
          },
        },
      },
    ],
  ];
}
