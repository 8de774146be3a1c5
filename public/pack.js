// The worker that packs beside the page while an export is written. The build puts the script of its program in front
// (`src/packer.rs`). It says so when it can begin; then it answers each batch that it is given under a number. The room in which
// the batch came goes back with the answer, for another one: to have it made anew each time takes as long as to fill it.

wasm_bindgen({ module_or_path: "pack_bg.wasm" }).then(() => {
  self.addEventListener("message", ({ data: [number, batch] }) => {
    const answer = wasm_bindgen.packed(batch);
    self.postMessage([number, answer, batch.buffer], [answer.buffer, batch.buffer]);
  });
  self.postMessage("ready");
});
