/**
 * A path of ours (after the language) to which a page leads back when it is done, as an address or a form named it.
 * @returns empty when it is no such path, so that no page leads to another site
 */
export const returnPath = (text: string): string => (/^\/[a-z0-9-][a-z0-9/-]{0,150}$/.test(text) ? text : '');
