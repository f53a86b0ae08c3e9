/**
 * The path of a page that is public and the same for everybody, as it may be passed on; anything else, such as an address
 * that is somebody's own key, is nothing.
 */
export const publicPath = (path: string): string =>
  /^\/(initiatives|meetings)(\/[0-9a-z-]{1,60})?$|^\/(about|privacy|do|work|offline|languages)?$/.test(path)
    ? path
    : '';
