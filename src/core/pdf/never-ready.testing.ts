/** A typesetter that hears its documents and never answers. */
process.on('message', () => {});
