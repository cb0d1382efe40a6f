// Imported before anything that imports undici: the first of the two to be used gives Node's own fetch its
// dispatcher, and these tests are to see Node's own.
void fetch('data:,');
