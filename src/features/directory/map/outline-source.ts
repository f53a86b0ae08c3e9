import outlines from './outlines.json' with { type: 'json' };

/** Where the coast and borders of the map come from: `text` is the whole sentence for a page. */
export const outlineSource = {
  url: outlines.url,
  text: `${outlines.source}, by way of ${outlines.package} ${outlines.version}, ${outlines.licence}; coarse (1 : 10 000 000)`,
};
