/** Home: pages that combine features: the start page, the overviews, about, privacy, languages and the error page. */
export {};
