import { z } from 'zod';
import { profileShape } from '../schema/profile.ts';
import { type HsdsListName, LIST_PARAMETERS, RECORD_PARAMETERS } from './feed.ts';
import { type HsdsParameter, PARAMETERS } from './query.ts';
import { tableNames, tableSchema } from './table-schema.ts';

const LIST_TITLES: Record<HsdsListName, string> = {
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

const okResponse = (schema: object, type = 'application/json', otherContent: object = {}) => ({
  description: 'Found',
  headers: { ETag: { schema: { type: 'string' } }, 'API-Version': { schema: { type: 'string' } } },
  content: { [type]: { schema }, ...otherContent },
});
/** The response with `format=ndjson`: one record on every line. */
const ndjsonContent = { 'application/x-ndjson': { schema: { type: 'string' } } };
const parameterObjects = (names: readonly HsdsParameter[]) =>
  names.map((parameter) => ({
    name: parameter,
    in: 'query',
    required: false,
    schema: schemaOf(PARAMETERS[parameter]),
  }));
/** A path without parameters. @param type its media type, JSON when absent */
const parameterlessPath = (
  path: string,
  operationId: string,
  summary: string,
  type?: string,
): [string, object] => [
  path,
  {
    get: {
      operationId,
      summary,
      responses: {
        200: okResponse({ type: type ? 'string' : 'object' }, type),
        304: { description: 'You have it' },
      },
    },
  },
];
const errorResponse = {
  description: 'What is wrong, parameter by parameter',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/**
 * The OpenAPI 3.1 description of the feed.
 * @param baseUrl of the feed, without a final slash
 * @param contactUrl a page for questions
 */
export function openApi(baseUrl: string, contactUrl: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Van Onderop: initiatives that welcome newcomers',
      version: '3.1.0',
      description: 'HSDS 3.1, read-only, no key. Profile: HSDS-NL-nieuwkomers.',
      contact: { name: 'Van Onderop', url: contactUrl },
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: baseUrl }],
    paths: {
      ...Object.fromEntries([
        parameterlessPath('/', 'getVersion', 'Version and profile'),
        ...Object.keys(LIST_TITLES).flatMap((name) => pathsOf(name as HsdsListName)),
        parameterlessPath('/openapi.json', 'getDescription', 'This description'),
        parameterlessPath('/profile', 'getProfile', 'The profile HSDS-NL-nieuwkomers'),
        parameterlessPath('/tabular/datapackage.json', 'getPackage', 'The tabular package'),
        ...tableNames.map((name) =>
          parameterlessPath(
            `/tabular/${tableSchema(name).path}`,
            `get_${name}_table`,
            'A table of it',
            'text/csv',
          ),
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

function pathsOf(name: HsdsListName): [string, object][] {
  const title = name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const parameters = parameterObjects(LIST_PARAMETERS[name]);
  const responses = {
    200: okResponse({ $ref: '#/components/schemas/Page' }, undefined, ndjsonContent),
    304: { description: 'You have it' },
    400: errorResponse,
  };
  const requestBody = {
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(parameters.map(({ name: field, schema }) => [field, schema])),
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
          summary: `All ${LIST_TITLES[name]}`,
          parameters,
          responses,
        },
        post: {
          operationId: `search${title}`,
          summary: 'The same, asked in the body, in the address, or some here and some there',
          parameters,
          requestBody,
          responses,
        },
      },
    ],
    [
      `/${name}/{id}`,
      {
        get: {
          operationId: `get${title}ById`,
          summary: `One of ${LIST_TITLES[name]}`,
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            ...parameterObjects(RECORD_PARAMETERS[name]),
          ],
          responses: {
            200: okResponse({ type: 'object', required: ['id'] }),
            304: { description: 'You have it' },
            400: errorResponse,
            404: errorResponse,
          },
        },
      },
    ],
  ];
}
