// Where the API is. ./efs-share local answers with its own; opened from a disk, the page asks.
window.efsShareSettings = {api: ""};
