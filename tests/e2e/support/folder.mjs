// Folders, as a browser gives them that are dropped.

/**
 * No browser can be told to drop a folder: a file of the name `corpus` stands for one, and what it holds, JSON of
 * `{ path: text }`, for what a browser would find in it. To be given to the page before the app's own scripts.
 */
export function dropsFolders() {
  const file = (fullPath, text) => ({
    isDirectory: false,
    fullPath,
    file: (done) => setTimeout(done, 0, new File([text], fullPath.split("/").at(-1))),
  });
  const entry = (parts) => ({
    isDirectory: true,
    fullPath: "/corpus",
    createReader: () => {
      let given = null;
      return {
        readEntries: async (done) => {
          const files = Object.entries(given === null ? JSON.parse(await parts.text()) : {});
          given = true;
          done(files.map(([path, text]) => file(`/corpus/${path}`, text)));
        },
      };
    },
  });
  DataTransferItem.prototype.webkitGetAsEntry = function () {
    const given = this.getAsFile();
    return given?.name === "corpus" ? entry(given) : null;
  };
}
