/** Where everybody reads about collaborations, without the language. */
export const COLLABORATIONS_PATH = '/collaborations';
